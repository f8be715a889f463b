//! How long a product took, or has been taking, to reach its first real user.

use chrono::NaiveDate;
use portfolio::phase::{Phase, PhaseName, current};

use crate::lab::rhythm::days_to_first_user;

/// Where a product stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It reached one after this many days of construction.
    Reached(i64),
    /// It has been built for this many days, and nobody has told of one.
    Waiting(i64),
}

/// Where a product stands on a day. One that ended without a known user waits no more.
pub fn reach(phases: &[Phase], first: Option<NaiveDate>, today: NaiveDate) -> Option<Reach> {
    if let Some(days) = days_to_first_user(phases, first) {
        return Some(Reach::Reached(days));
    }
    let built = phases.iter().filter(|phase| phase.name == PhaseName::Construction).map(|phase| phase.start).min()?;
    let active = current(phases, today).is_some_and(|phase| phase.name.is_active());
    (active && built <= today).then(|| Reach::Waiting((today - built).num_days()))
}

/// The middle of some durations: half took less.
pub fn median(mut days: Vec<i64>) -> Option<i64> {
    days.sort_unstable();
    let (low, high) = (days.get(days.len().checked_sub(1)? / 2)?, days.get(days.len() / 2)?);
    Some((low + high) / 2)
}
