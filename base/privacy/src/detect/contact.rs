//! Electronic addresses and French telephone numbers.

use super::scan::candidates;

/// Whether a text holds an electronic address: a local part, `@`, a domain with a dot and a top level of two letters or more.
#[must_use]
pub fn holds_email(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| local(&text[..at]) && domain(&text[at + 1..]))
}

fn local(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '%'))
}

fn domain(after: &str) -> bool {
    let host: String = after.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '-')).take(254).collect();
    let labels: Vec<_> = host.trim_end_matches(['.', '-']).split('.').collect();
    let named = labels.iter().all(|label| !label.is_empty() && !label.starts_with('-'));
    let top = labels.last().is_some_and(|top| top.chars().count() >= 2 && top.chars().all(char::is_alphabetic));
    labels.len() >= 2 && named && top
}

/// Whether a text holds a French telephone number: ten digits from `01` to `09`, or the same after `+33` or `0033`, overseas prefixes
/// included.
#[must_use]
pub fn holds_phone(text: &str) -> bool {
    let accepted = |c: char| c.is_ascii_digit() || c == '+' || c == '(' || c == ')';
    let separator = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '/');
    candidates(text, accepted, separator)
        .any(|candidate| (10..=18).any(|length| candidate.head(length).is_some_and(is_phone)))
}

/// Country codes of metropolitan and overseas France.
const FRANCE: [&str; 8] = ["33", "262", "508", "590", "594", "596", "681", "687"];

fn is_phone(text: &str) -> bool {
    let plain = text.replace("(0)", "");
    if let Some(abroad) = plain.strip_prefix('+').or_else(|| plain.strip_prefix("00")) {
        return FRANCE
            .iter()
            .filter_map(|code| abroad.strip_prefix(code))
            .any(|rest| digits(rest, 9) && !rest.starts_with('0'));
    }
    digits(&plain, 10) && plain.starts_with('0') && !plain.starts_with("00")
}

fn digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}
