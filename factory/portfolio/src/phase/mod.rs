//! The life of a product as dated phases: which one is current on a day, which are announced, what is ambiguous.

mod ambiguity;
mod guide;
mod name;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use ambiguity::{Ambiguity, ambiguities};
pub use guide::{Guide, Pace};
pub use name::{Alias, PhaseName};

/// One dated phase, as its product's history gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// Which phase.
    pub name: PhaseName,
    /// First day.
    pub start: NaiveDate,
    /// Last day when the source gives one. It never decides which phase is current.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveDate>,
    /// Free text of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// The phase with the latest start that is not after `at`; on a tie, the later in the order of [`PhaseName`].
/// A phase that starts after `at` is announced, never current.
pub fn current(phases: &[Phase], at: NaiveDate) -> Option<&Phase> {
    phases.iter().filter(|phase| phase.start <= at).max_by_key(|phase| (phase.start, phase.name))
}

/// The phases that start after `at`, the nearest first.
pub fn announced(phases: &[Phase], at: NaiveDate) -> Vec<&Phase> {
    let mut coming: Vec<&Phase> = phases.iter().filter(|phase| phase.start > at).collect();
    coming.sort_by_key(|phase| (phase.start, phase.name));
    coming
}

/// Positions of the phases by start date, ties in the order of [`PhaseName`].
pub fn chronology(phases: &[Phase]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..phases.len()).collect();
    order.sort_by_key(|&at| (phases[at].start, phases[at].name, at));
    order
}
