//! Percentages, amounts and figures.

use crate::reading::fold;

/// A number as it is written in French: spaces or points between thousands, a comma before decimals.
fn numbers(text: &str) -> Vec<(f64, String, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() || (at > 0 && chars[at - 1].is_alphabetic()) {
            at += 1;
            continue;
        }
        let start = at;
        let mut plain = String::new();
        while at < chars.len() {
            let three = (1..=3).all(|step| chars.get(at + step).is_some_and(char::is_ascii_digit))
                && !chars.get(at + 4).is_some_and(char::is_ascii_digit);
            match chars[at] {
                digit if digit.is_ascii_digit() => plain.push(digit),
                ' ' | '.' | '\'' if three && !plain.is_empty() && !plain.contains('.') => {}
                ',' | '.' if chars.get(at + 1).is_some_and(char::is_ascii_digit) && !plain.contains('.') => {
                    plain.push('.')
                }
                _ => break,
            }
            at += 1;
        }
        let after: String = chars[at..chars.len().min(at + 14)].iter().collect();
        if let Ok(value) = plain.parse() {
            found.push((value, after, start));
        }
        at = at.max(start + 1);
    }
    found
}

/// The percentages of a text, from 0 to 100.
#[must_use]
pub fn percentages(text: &str) -> Vec<f64> {
    let is_share = |after: &str| {
        let after = fold(after);
        let after = after.trim_start();
        after.starts_with('%') || after.starts_with("pour cent") || after.starts_with("percent")
    };
    let all = numbers(text).into_iter();
    all.filter(|(value, after, _)| is_share(after) && (0.0..=100.0).contains(value)).map(|(value, ..)| value).collect()
}

/// The amounts of money of a text, in euros.
#[must_use]
pub fn amounts(text: &str) -> Vec<f64> {
    let unit = |after: &str| {
        let after = fold(after);
        let after = after.trim_start();
        let scales = [
            ("keuros", 1e3),
            ("k euros", 1e3),
            ("k€", 1e3),
            ("k €", 1e3),
            ("m€", 1e6),
            ("m €", 1e6),
            ("€", 1.0),
            ("euro", 1.0),
            ("eur", 1.0),
            ("million", 1e6),
            ("millier", 1e3),
        ];
        scales.iter().find(|(unit, _)| after.starts_with(unit)).map(|(_, scale)| *scale)
    };
    numbers(text).into_iter().filter_map(|(value, after, _)| unit(&after).map(|scale| value * scale)).collect()
}

/// What stands after the number of a date, an hour or a list.
const AFTER: [&str; 20] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "/",
    "-",
    "er ",
    "e trimestre",
    "eme",
    "°",
    ")",
    ":",
];

/// How many figures a text gives that are no year, date, hour or number of a list.
#[must_use]
pub fn figures(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let measures = |(value, after, start): &(f64, String, usize)| {
        let folded = fold(after);
        let after = folded.trim_start();
        let year = (1990.0..2040.0).contains(value) && value.fract() == 0.0 && !after.starts_with('%');
        let hour = after == "h" || after.starts_with("h ");
        let before: String = chars[start.saturating_sub(2)..*start].iter().collect();
        let part = ["/", "-", "°", "h ", "h"].iter().any(|mark| before.ends_with(mark));
        !year && !hour && !part && !AFTER.iter().any(|word| after.starts_with(word))
    };
    numbers(text).iter().filter(|number| measures(number)).count()
}
