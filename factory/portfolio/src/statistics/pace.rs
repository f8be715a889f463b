//! Days in phase of the products at work, beside the method's guide.

use chrono::NaiveDate;
use serde::Serialize;

use super::Life;
use crate::phase::{Guide, Pace, PhaseName, current};

/// The time an active product has spent in its phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeInPhase {
    /// Identifier of the product.
    pub id: String,
    /// Its phase.
    pub phase: PhaseName,
    /// First day of the phase.
    pub since: NaiveDate,
    /// Days since then.
    pub days: i64,
    /// The guide, in French.
    pub guide: String,
    /// The day by which the guide expects a decision.
    pub expected: NaiveDate,
    /// Where the product stands.
    pub pace: Pace,
}

/// The active products on `at`, the longest in their phase first.
pub fn times_in_phase(lives: &[Life<'_>], at: NaiveDate) -> Vec<TimeInPhase> {
    let time = |life: &Life<'_>| {
        let phase = current(life.phases, at)?;
        let guide = Guide::of(phase.name)?;
        Some(TimeInPhase {
            id: life.id.to_owned(),
            phase: phase.name,
            since: phase.start,
            days: (at - phase.start).num_days(),
            guide: guide.text(),
            expected: guide.span(phase.start).1,
            pace: guide.pace(phase.start, at),
        })
    };
    let mut times: Vec<TimeInPhase> = lives.iter().filter_map(time).collect();
    times.sort_by(|a, b| b.days.cmp(&a.days).then_with(|| a.id.cmp(&b.id)));
    times
}
