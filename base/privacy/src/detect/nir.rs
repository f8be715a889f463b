//! The French national register number.

use super::scan::candidates;

/// The key of a NIR given by its thirteen characters (`2A` and `2B` for Corsica): 97 less the remainder of the number by 97. Nothing when
/// it is not made of such characters.
#[must_use]
pub fn nir_key(nir: &str) -> Option<u8> {
    if nir.len() != 13 || !nir.is_ascii() {
        return None;
    }
    // INSEE: the letter of Corsica counts as 19 or 18 in the place of 2A or 2B.
    let numeric = match &nir[5..7] {
        "2A" | "2a" => format!("{}19{}", &nir[..5], &nir[7..]),
        "2B" | "2b" => format!("{}18{}", &nir[..5], &nir[7..]),
        _ => nir.to_owned(),
    };
    if !numeric.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: u64 = numeric.parse().ok()?;
    u8::try_from(97 - number % 97).ok()
}

/// Whether a text holds a NIR: thirteen characters that read as sex, year, month, department and order, then the right key. Spaces, dots
/// and dashes may separate its parts.
#[must_use]
pub fn holds_nir(text: &str) -> bool {
    let accepted = |c: char| c.is_ascii_digit() || matches!(c, 'A' | 'B' | 'a' | 'b');
    let separator = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '/');
    candidates(text, accepted, separator).any(|candidate| candidate.head(15).is_some_and(is_nir))
}

fn is_nir(text: &str) -> bool {
    let (nir, key) = text.split_at(13);
    let month = nir[3..5].parse::<u8>().unwrap_or(0);
    // Months 20 to 42 and 50 to 99 stand for unknown months of birth.
    let plausible =
        matches!(nir.as_bytes()[0], b'1'..=b'4' | b'7' | b'8') && matches!(month, 1..=12 | 20..=42 | 50..=99);
    plausible && nir_key(nir).is_some() && nir_key(nir) == key.parse().ok()
}
