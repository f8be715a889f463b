//! Values of measures: exact decimals, kept in millionths, never compared as floating-point numbers.

use std::fmt;

/// Millionths in one.
const ONE: i64 = 1_000_000;
/// Decimals of a value.
const PLACES: usize = 6;
/// Digits that count in a value: as many as a JSON number carries without loss (IEEE 754, double precision).
const DIGITS: usize = 15;
/// The largest whole part.
const LARGEST: i64 = 9_000_000_000_000;

/// An exact decimal of six places at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

/// Why a text is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing.
    #[error("Donnez une valeur")]
    Empty,
    /// Not a number.
    #[error("Écrivez un nombre, avec une virgule ou un point pour les décimales")]
    NotANumber,
    /// Too precise, or too large.
    #[error("Ce nombre est trop grand ou trop précis : six décimales et quinze chiffres au plus")]
    OutOfReach,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal(0);

    /// A whole number. Its size is the caller's care.
    pub const fn whole(number: i64) -> Self {
        Self(number * ONE)
    }

    /// A value as it is stored.
    pub const fn of_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// As it is stored.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Reads a value as people and files write it: spaces between thousands, a comma or a point before decimals.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let plain: String = text.chars().filter(|one| !matches!(one, ' ' | '\u{a0}' | '\u{202f}')).collect();
        if plain.is_empty() {
            return Err(Fault::Empty);
        }
        let (negative, digits) = match plain.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, plain.as_str()),
        };
        let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let pointed = digits.len() > whole.len();
        if whole.is_empty() || !numeric(whole) || !numeric(fraction) || (pointed && fraction.is_empty()) {
            return Err(Fault::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        let counted = format!("{whole}{fraction}");
        let counted = counted.trim_start_matches('0');
        let counted = if fraction.is_empty() { counted.trim_end_matches('0') } else { counted };
        if fraction.len() > PLACES || counted.len() > DIGITS {
            return Err(Fault::OutOfReach);
        }
        let whole: i64 = whole.parse().map_err(|_| Fault::OutOfReach)?;
        if whole > LARGEST {
            return Err(Fault::OutOfReach);
        }
        let millionths: i64 = format!("{fraction:0<PLACES$}").parse().map_err(|_| Fault::OutOfReach)?;
        let value = whole * ONE + millionths;
        Ok(Self(if negative { -value } else { value }))
    }

    /// For drawings only: a chart has fewer pixels than this has digits.
    pub fn drawn(self) -> f64 {
        self.0 as f64 / ONE as f64
    }

    /// In French: `1 234,5`.
    pub fn told(self) -> String {
        let plain = self.to_string();
        let places = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let (whole, fraction) =
            plain.trim_start_matches('-').split_once('.').unwrap_or((plain.trim_start_matches('-'), ""));
        let grouped = ui::format::integer(whole.parse::<i64>().unwrap_or_default());
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        if places == 0 { format!("{sign}{grouped}") } else { format!("{sign}{grouped},{fraction}") }
    }

    /// The difference, held within what can be stored.
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// As files write it: `1234.5`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / ONE as u64, self.0.unsigned_abs() % ONE as u64);
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let fraction = format!("{rest:06}");
        write!(f, "{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}
