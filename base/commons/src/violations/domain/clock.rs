//! The clock of 72 hours (RGPD, art. 33 §1): from the moment when the violation is known, and not from that when it happened.

use chrono::{DateTime, TimeDelta, Utc};

/// The time given to notify. Counted strictly, nights and Sundays included: règlement (CEE, Euratom) n° 1182/71, art. 3, may give more around
/// days off, which nobody should rely on.
pub const TERM: TimeDelta = TimeDelta::hours(72);

/// Hours after which the officer is told, the last one being the term itself.
pub const ALERTS: [i64; 4] = [24, 48, 66, 72];

/// The last instant to notify.
pub fn deadline(aware: DateTime<Utc>) -> DateTime<Utc> {
    aware + TERM
}

/// The alert to send at `now`: the highest one reached, unless it was sent already.
pub fn alert_due(aware: DateTime<Utc>, now: DateTime<Utc>, sent: i64) -> Option<i64> {
    let reached = |hours: &&i64| now >= aware + TimeDelta::hours(**hours);
    ALERTS.iter().rev().find(reached).copied().filter(|hours| *hours > sent)
}

/// What is left before `end`, in words: « 41 h 12 min », « dépassé de 3 h 05 min ».
pub fn left(now: DateTime<Utc>, end: DateTime<Utc>) -> String {
    let minutes = (end - now).num_minutes();
    let words = |minutes: i64| format!("{}\u{a0}h\u{a0}{:02}\u{a0}min", minutes / 60, minutes % 60);
    if end >= now { words(minutes) } else { format!("dépassé de {}", words(-minutes)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_alert_is_due_once_at_its_hour_and_a_late_opening_gives_only_the_last() {
        let aware: DateTime<Utc> = "2026-08-20T00:00:00Z".parse().unwrap();
        let at = |hours: i64| aware + TimeDelta::hours(hours);
        assert_eq!(alert_due(aware, at(24) - TimeDelta::seconds(1), 0), None);
        assert_eq!(alert_due(aware, at(24), 0), Some(24));
        assert_eq!(alert_due(aware, at(30), 24), None);
        assert_eq!(alert_due(aware, at(67), 0), Some(66));
        assert_eq!(alert_due(aware, at(500), 66), Some(72));
        assert_eq!(alert_due(aware, at(500), 72), None);
    }

    #[test]
    fn what_is_left_is_told_in_hours_and_minutes() {
        let end: DateTime<Utc> = "2026-08-23T00:00:00Z".parse().unwrap();
        assert_eq!(left(end - TimeDelta::minutes(65), end), "1\u{a0}h\u{a0}05\u{a0}min");
        assert_eq!(left(end + TimeDelta::minutes(185), end), "dépassé de 3\u{a0}h\u{a0}05\u{a0}min");
    }
}
