//! Amounts of money: typed in euros as the French write them, kept in cents, written back without losing one.

/// The largest amount that one field takes: a hundred billion euros less a cent. The sum of every cell of every product stays far below what
/// an `i64` holds.
pub const MOST: i64 = 9_999_999_999_999;

/// Why an amount is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing of a number.
    #[error("Donnez un montant en euros, par exemple 12 345,67")]
    NotANumber,
    /// A point: it means thousands to some and cents to others.
    #[error("Écrivez les centimes après une virgule, sans point : 12 345,67")]
    Point,
    /// Half a cent.
    #[error("Donnez deux décimales au plus : les montants sont tenus au centime")]
    Decimals,
    /// Spaces that do not separate thousands.
    #[error("Les espaces séparent les milliers : 12 345,67")]
    Groups,
    /// Below zero.
    #[error("Donnez un montant positif ou nul")]
    Negative,
    /// Too much.
    #[error("Donnez un montant inférieur à 100 milliards d'euros")]
    TooMuch,
}

/// A sum that an `i64` of cents does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Ce total dépasse ce que la fabrique peut compter")]
pub struct Overflow;

/// « 12 345,67 » as 1234567 cents; with or without the sign of the euro, with any of the spaces that keyboards and spreadsheets write.
///
/// # Errors
/// What is wrong, ready to show.
pub fn read(text: &str) -> Result<i64, Fault> {
    let text = text.trim().trim_end_matches('€').trim();
    if text.starts_with(['-', '−']) {
        return Err(Fault::Negative);
    }
    if text.contains('.') {
        return Err(Fault::Point);
    }
    let (euros, cents) = text.split_once(',').unwrap_or((text, ""));
    let groups: Vec<&str> = euros.split(char::is_whitespace).collect();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if euros.is_empty() || !groups.iter().all(|group| digits(group)) || !digits(cents) {
        return Err(Fault::NotANumber);
    }
    let grouped =
        groups.len() == 1 || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3));
    if !grouped {
        return Err(Fault::Groups);
    }
    if cents.len() > 2 || (cents.is_empty() && text.contains(',')) {
        return Err(Fault::Decimals);
    }
    let euros: i64 = groups.concat().parse().map_err(|_| Fault::TooMuch)?;
    let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| Fault::NotANumber)?;
    let all = euros.checked_mul(100).and_then(|all| all.checked_add(cents)).ok_or(Fault::TooMuch)?;
    if all > MOST { Err(Fault::TooMuch) } else { Ok(all) }
}

/// 1234567 cents as « 12345,67 », for fields and files: what [`read`] reads back as the same amount.
pub fn plain(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let (euros, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    if rest == 0 { format!("{sign}{euros}") } else { format!("{sign}{euros},{rest:02}") }
}

/// The sum of amounts.
///
/// # Errors
/// When it does not hold in an `i64`.
pub fn sum(cents: impl IntoIterator<Item = i64>) -> Result<i64, Overflow> {
    cents.into_iter().try_fold(0_i64, |all, one| all.checked_add(one).ok_or(Overflow))
}
