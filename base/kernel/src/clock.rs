//! The clock that the kernel hands out, so that a test can travel in time and every dated line has one source.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, NaiveDateTime, SubsecRound, TimeDelta, Utc};
use chrono_tz::Europe::Paris;

/// Where the time comes from: the machine, or a value that a test moves.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<Mutex<DateTime<Utc>>>>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still at `start` until [`Clock::advance`] moves it. Clones move together.
    pub fn fixed(start: DateTime<Utc>) -> Self {
        Self(Some(Arc::new(Mutex::new(start))))
    }

    /// Now, to the microsecond: the finest grain that both database engines keep.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            None => machine_time().trunc_subsecs(6),
            Some(fixed) => *fixed.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Today's date in France: legal deadlines are counted in days of that time zone.
    pub fn today(&self) -> NaiveDate {
        french_date(self.now())
    }

    /// Moves a fixed clock by `by`; the machine's clock does not move and the call does nothing.
    pub fn advance(&self, by: TimeDelta) {
        if let Some(fixed) = &self.0 {
            *fixed.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}

/// The date that a clock on a French wall shows at `instant`.
pub fn french_date(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Paris).date_naive()
}

/// The instant at which a clock on a French wall shows `local`; the earlier one of the two when winter time begins, none in the hour that summer
/// time skips.
pub fn french_instant(local: NaiveDateTime) -> Option<DateTime<Utc>> {
    local.and_local_timezone(Paris).earliest().map(|instant| instant.with_timezone(&Utc))
}

#[expect(clippy::disallowed_methods, reason = "the only place where the machine's clock is read")]
fn machine_time() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = Clock::fixed("2026-03-01T10:00:00Z".parse().unwrap());
        let other = clock.clone();
        clock.advance(TimeDelta::minutes(31));
        assert_eq!(other.now().to_rfc3339(), "2026-03-01T10:31:00+00:00");
    }

    #[test]
    fn today_is_the_date_in_france() {
        let summer_night = Clock::fixed("2026-07-13T22:30:00Z".parse().unwrap());
        assert_eq!(summer_night.today().to_string(), "2026-07-14");
    }
}
