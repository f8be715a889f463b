//! The clock of retentions.

use super::*;
use crate::house::FIVE_YEARS;
use chrono::{TimeDelta, TimeZone};

fn at(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 9, 30, 0).unwrap()
}

#[test]
fn a_row_is_over_at_the_end_and_not_a_microsecond_before() {
    let end = at(2031, 11, 24);
    assert_eq!(FIVE_YEARS.end(at(2026, 11, 24)), Some(end));
    assert_eq!(FIVE_YEARS.stage(at(2026, 11, 24), end), Stage::Over);
    assert_eq!(FIVE_YEARS.stage(at(2026, 11, 24), end - TimeDelta::microseconds(1)), Stage::Intermediate);
}

#[test]
fn the_intermediate_archive_begins_when_the_active_period_ends() {
    assert_eq!(FIVE_YEARS.stage(at(2026, 11, 24), at(2028, 11, 23)), Stage::Active);
    assert_eq!(FIVE_YEARS.stage(at(2026, 11, 24), at(2028, 11, 24)), Stage::Intermediate);
}

#[test]
fn months_end_on_the_last_day_of_a_shorter_month() {
    assert_eq!(Period::months(1).end(at(2027, 1, 31)), Some(at(2027, 2, 28)));
    assert_eq!(Period::years(1).end(at(2028, 2, 29)), Some(at(2029, 2, 28)));
    assert_eq!(Period::days(1).end(at(2027, 12, 31)), Some(at(2028, 1, 1)));
}

#[test]
fn periods_are_told_in_french() {
    let labels =
        [Period::years(1), Period::years(5), Period::months(13), Period::days(1), Period::days(30)].map(Period::label);
    assert_eq!(labels, ["1 an", "5 ans", "13 mois", "1 jour", "30 jours"]);
}

#[test]
fn a_period_past_the_calendar_never_ends() {
    assert_eq!(Period::years(300_000).end(at(2026, 1, 1)), None);
    assert_eq!(
        Retention { active: Period::years(300_000), ..FIVE_YEARS }.stage(at(2026, 1, 1), at(2100, 1, 1)),
        Stage::Active
    );
}
