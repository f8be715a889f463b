//! When a retention is over, turned round: the latest start of the clock whose end has come.

use chrono::{DateTime, TimeDelta, Utc};
use privacy::{Retention, Stage};

/// A row whose clock started at or before this instant is over at `at`, and no other: to the microsecond, calendar months included.
pub fn horizon(retention: &Retention, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let is_over = |micros: i64| {
        let start = DateTime::from_timestamp_micros(micros)?;
        Some(retention.stage(start, at) == Stage::Over)
    };
    // The end grows with the start, so the answer is found by halving.
    let mut late = at.timestamp_micros();
    let mut early = (at - TimeDelta::days(366 * 1000)).timestamp_micros();
    if is_over(late)? {
        return DateTime::from_timestamp_micros(late);
    }
    if !is_over(early)? {
        return None;
    }
    while late - early > 1 {
        let middle = early + (late - early) / 2;
        if is_over(middle)? { early = middle } else { late = middle }
    }
    DateTime::from_timestamp_micros(early)
}
