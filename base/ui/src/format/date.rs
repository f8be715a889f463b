//! Days and instants. Instants are stored in UTC and shown at the time of Paris.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use chrono_tz::Europe::Paris;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// What has a day: a date, or an instant as seen from Paris; by value or by any reference, so that templates need no `*`.
pub trait Day {
    /// The calendar day.
    fn to_day(&self) -> NaiveDate;
}

impl Day for NaiveDate {
    fn to_day(&self) -> NaiveDate {
        *self
    }
}

impl Day for DateTime<Utc> {
    fn to_day(&self) -> NaiveDate {
        paris(*self).date()
    }
}

impl<T: Day + ?Sized> Day for &T {
    fn to_day(&self) -> NaiveDate {
        (**self).to_day()
    }
}

/// An instant, by value or by reference.
pub trait Instant {
    /// The instant.
    fn instant(&self) -> DateTime<Utc>;
}

impl Instant for DateTime<Utc> {
    fn instant(&self) -> DateTime<Utc> {
        *self
    }
}

impl<T: Instant + ?Sized> Instant for &T {
    fn instant(&self) -> DateTime<Utc> {
        (**self).instant()
    }
}

/// Civil time in France.
pub fn paris(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&Paris).naive_local()
}

/// `20 août 2026`, `1er mai 2026`.
pub fn date(day: impl Day) -> String {
    let day = day.to_day();
    let number = if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    format!("{number}\u{a0}{} {}", MONTHS[day.month0() as usize], day.year())
}

/// `20/08/2026`.
pub fn date_short(day: impl Day) -> String {
    day.to_day().format("%d/%m/%Y").to_string()
}

/// `2026-08-20`, for `<time datetime>` and addresses.
pub fn iso(day: impl Day) -> String {
    day.to_day().format("%Y-%m-%d").to_string()
}

/// `août 2026`.
pub fn month(day: impl Day) -> String {
    let day = day.to_day();
    format!("{} {}", MONTHS[day.month0() as usize], day.year())
}

/// `20 août 2026 à 14 h 05`, at the time of Paris.
pub fn datetime(instant: impl Instant) -> String {
    let local = paris(instant.instant());
    format!("{} à {}\u{a0}h\u{a0}{:02}", date(local.date()), local.hour(), local.minute())
}

/// A length in days, in the unit a person would use: `5 jours`, `6 semaines`, `8 mois`, `2 ans et 3 mois`.
pub fn duration_days(days: i64) -> String {
    match days {
        0 => "moins d'un jour".to_owned(),
        1 => "1\u{a0}jour".to_owned(),
        2..=20 => format!("{days}\u{a0}jours"),
        21..=90 => format!("{}\u{a0}semaines", days / 7),
        _ => months((days as f64 / 30.437).floor() as i64),
    }
}

fn months(months: i64) -> String {
    let years = months / 12;
    let unit = if years == 1 { "an" } else { "ans" };
    match (years, months % 12) {
        (0, rest) => format!("{rest}\u{a0}mois"),
        (_, 0) => format!("{years}\u{a0}{unit}"),
        (_, rest) => format!("{years}\u{a0}{unit} et {rest}\u{a0}mois"),
    }
}

/// The day seen from `today`: `aujourd'hui`, `hier`, `demain`, `il y a 6 semaines`, `dans 3 jours`.
pub fn ago(day: impl Day, today: impl Day) -> String {
    match (today.to_day() - day.to_day()).num_days() {
        0 => "aujourd'hui".to_owned(),
        1 => "hier".to_owned(),
        -1 => "demain".to_owned(),
        past if past > 0 => format!("il y a {}", duration_days(past)),
        future => format!("dans {}", duration_days(-future)),
    }
}
