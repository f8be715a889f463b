//! International bank account numbers (ISO 13616).

use super::scan::candidates;

/// Whether a text holds an IBAN: two letters of country, two digits of key, 11 to 30 characters, remainder 1 by 97. Spaces may separate its parts.
#[must_use]
pub fn holds_iban(text: &str) -> bool {
    let separator = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-');
    candidates(text, |c| c.is_ascii_alphanumeric(), separator).any(|candidate| {
        // Words may follow after a space: every length at which the number may stop is tried.
        (15..=34).any(|length| candidate.head(length).is_some_and(is_iban))
    })
}

fn is_iban(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shaped = bytes[..2].iter().all(u8::is_ascii_alphabetic) && bytes[2..4].iter().all(u8::is_ascii_digit);
    // A sentence also reads as letters: an account number has mostly digits.
    let numeric = bytes.iter().filter(|byte| byte.is_ascii_digit()).count() * 2 >= bytes.len();
    let sized = length_in(&text[..2].to_ascii_uppercase()).is_none_or(|length| length == text.len());
    shaped && numeric && sized && remainder(bytes) == Some(1)
}

/// The length of the country's numbers, where we know it: chance then hits one text in 97 of that very length only.
fn length_in(country: &str) -> Option<usize> {
    Some(match country {
        "NO" => 15,
        "BE" => 16,
        "NL" | "DK" | "FI" => 18,
        "AT" | "LU" | "LT" => 20,
        "CH" | "HR" | "LV" => 21,
        "DE" | "IE" | "GB" | "BG" => 22,
        "ES" | "SE" | "RO" | "CZ" | "SK" => 24,
        "PT" => 25,
        "FR" | "IT" | "MC" | "GR" | "SM" => 27,
        "PL" | "CY" | "HU" => 28,
        "MT" => 31,
        _ => return None,
    })
}

fn remainder(bytes: &[u8]) -> Option<u32> {
    bytes[4..].iter().chain(&bytes[..4]).try_fold(0, |rest, byte| {
        let value = char::from(*byte).to_digit(36)?;
        Some((rest * if value > 9 { 100 } else { 10 } + value) % 97)
    })
}
