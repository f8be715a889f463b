//! What committees granted, beside what is spent: each envelope counts in a year by the days that it covers there.

use chrono::{Datelike, NaiveDate};

use super::money::{Overflow, sum};
use crate::committee::records::session::{Model as Session, State};

/// An envelope granted by a committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The first day that it covers: the day of the committee.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// All of it, in cents.
    pub cents: i64,
}

impl Envelope {
    /// The envelope of a closed committee that granted one.
    pub fn of(session: &Session) -> Option<Self> {
        let granted = session.envelope_cents.zip(session.covers_until).filter(|_| session.state == State::Clos);
        granted.map(|(cents, until)| Self { from: session.held_on, until: until.max(session.held_on), cents })
    }

    /// The part that falls on the days of `year`, in cents. The parts of all years add up to the whole, to the cent.
    pub fn in_year(&self, year: i32) -> i64 {
        let (Some(first), Some(next)) = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year + 1, 1, 1))
        else {
            return 0;
        };
        self.before(next) - self.before(first)
    }

    /// What is counted of it before a day.
    fn before(&self, day: NaiveDate) -> i64 {
        let length = i128::from((self.until - self.from).num_days()) + 1;
        let passed = i128::from((day - self.from).num_days()).clamp(0, length);
        i64::try_from(i128::from(self.cents) * passed / length).unwrap_or(self.cents)
    }

    /// The years that it covers.
    pub fn years(&self) -> std::ops::RangeInclusive<i32> {
        self.from.year()..=self.until.year()
    }
}

/// What a year was granted, and what was spent of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The envelopes that cover days of the year, each with its part.
    pub envelopes: Vec<(Envelope, i64)>,
    /// The sum of the parts.
    pub granted: i64,
    /// Paid so far.
    pub spent: i64,
}

impl Balance {
    /// The balance of a year.
    ///
    /// # Errors
    /// When the sum does not hold in an `i64`.
    pub fn of(sessions: &[Session], year: i32, spent: i64) -> Result<Self, Overflow> {
        let all = sessions.iter().filter_map(Envelope::of).filter(|one| one.years().contains(&year));
        let envelopes: Vec<_> = all
            .map(|one| {
                let part = one.in_year(year);
                (one, part)
            })
            .collect();
        Ok(Self { granted: sum(envelopes.iter().map(|(_, part)| *part))?, envelopes, spent })
    }

    /// What remains; below zero when more was spent than granted.
    pub fn rest(&self) -> i64 {
        self.granted.saturating_sub(self.spent)
    }
}
