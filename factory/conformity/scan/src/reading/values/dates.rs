//! Dates and periods, as they are written in French.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::reading::{fold, words};

const MONTHS: [(&str, u32); 24] = [
    ("janvier", 1),
    ("fevrier", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("aout", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("decembre", 12),
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];

/// A date found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day; the last one of a period.
    pub day: NaiveDate,
    /// Whether the day itself is written, not only its month or quarter.
    pub exact: bool,
}

/// The dates of a text: « 1er mars 2026 », « 01/03/2026 », « 2026-03-01 », « mars 2026 », « T1 2026 », « 1er trimestre 2026 ».
#[must_use]
pub fn dates(text: &str) -> Vec<Dated> {
    let folded = fold(text);
    let all: Vec<&str> = words(&folded).collect();
    let mut found = Vec::new();
    for at in 0..all.len() {
        found.extend(at_word(&all, at));
    }
    found
}

fn at_word(all: &[&str], at: usize) -> Option<Dated> {
    let word = all[at];
    let before = |back: usize| at.checked_sub(back).map(|place| all[place]).unwrap_or_default();
    let after = |step: usize| all.get(at + step).copied().unwrap_or_default();
    if let Some((_, month)) = MONTHS.iter().find(|(name, _)| *name == word) {
        let year = year(after(1)).or_else(|| year(after(2)).filter(|_| number(after(1)).is_some()))?;
        let day = number(before(1).trim_end_matches("er")).or_else(|| number(after(1)).filter(|day| *day <= 31));
        return match day.filter(|day| (1..=31).contains(day)) {
            Some(day) => exact(year, *month, day),
            None => period(year, *month),
        };
    }
    if let Some(quarter) = quarter(word, before(1)) {
        let written = year(after(1)).or_else(|| year(after(2)))?;
        return period(written, quarter * 3);
    }
    // Digits: 2026-03-01 and 01/03/2026.
    if let (Some(year), Some(month), Some(day)) = (year(word), number(after(1)), number(after(2)))
        && after(1).len() == 2
        && (after(2).len() == 2 || after(2).get(2..3) == Some("t"))
    {
        return exact(year, month, day);
    }
    let (Some(day), Some(month), Some(year)) = (number(word), number(after(1)), year(after(2))) else { return None };
    (word.len() <= 2 && after(1).len() <= 2).then(|| exact(year, month, day)).flatten()
}

fn quarter(word: &str, before: &str) -> Option<u32> {
    if word == "trimestre" {
        let first = before.trim_end_matches(|one: char| one.is_alphabetic());
        let named = ["premier", "deuxieme", "troisieme", "quatrieme"].iter().position(|name| *name == before);
        return number(first).filter(|one| (1..=4).contains(one)).or(named.map(|at| at as u32 + 1));
    }
    let digit = word.strip_prefix('t').or_else(|| word.strip_prefix('q'))?;
    number(digit).filter(|one| (1..=4).contains(one) && digit.len() == 1)
}

fn number(word: &str) -> Option<u32> {
    let digits = word.get(..2).filter(|_| word.get(2..3) == Some("t")).unwrap_or(word);
    digits.parse().ok()
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1990..2100).contains(year))
}

fn exact(year: i32, month: u32, day: u32) -> Option<Dated> {
    NaiveDate::from_ymd_opt(year, month, day).map(|day| Dated { day, exact: true })
}

/// The last day of a month.
fn period(year: i32, month: u32) -> Option<Dated> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let day = first.checked_add_months(Months::new(1))?.pred_opt()?;
    Some(Dated { day, exact: false })
}

/// The latest date that has come; a month or quarter that runs has come.
#[must_use]
pub fn latest_before(found: &[Dated], today: NaiveDate) -> Option<NaiveDate> {
    let begun = |date: &&Dated| {
        date.day <= today || (!date.exact && date.day.year() == today.year() && date.day.month() == today.month())
    };
    found.iter().filter(begun).map(|date| date.day).max()
}

/// The years written in a text.
#[must_use]
pub fn years(text: &str) -> Vec<i32> {
    let folded = fold(text);
    words(&folded).filter_map(year).collect()
}
