//! Products by phase, month by month.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

use super::Life;
use crate::phase::{PhaseName, current};

/// One month of the series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Month {
    /// The day that is counted: the last of the month, or the last day of the series.
    pub day: NaiveDate,
    /// Products in each phase on that day, in the order of [`PhaseName::ALL`].
    pub counts: [usize; 8],
}

impl Month {
    /// Products in a phase on that day.
    pub fn of(&self, phase: PhaseName) -> usize {
        self.counts[phase.rank()]
    }
}

/// One point a month, from the month of the first phase to `until`. Empty when no phase has begun by then.
pub fn by_month(lives: &[Life<'_>], until: NaiveDate) -> Vec<Month> {
    let starts = lives.iter().flat_map(|life| life.phases).map(|phase| phase.start);
    let Some(first) = starts.min().filter(|first| *first <= until) else { return Vec::new() };
    let mut months = Vec::new();
    let mut next = first.with_day(1).unwrap_or(first);
    while next <= until {
        let Some(following) = next.checked_add_months(Months::new(1)) else { break };
        let day = following.pred_opt().unwrap_or(following).min(until);
        months.push(Month { day, counts: counts_on(lives, day) });
        next = following;
    }
    months
}

fn counts_on(lives: &[Life<'_>], day: NaiveDate) -> [usize; 8] {
    let mut counts = [0; 8];
    for phase in lives.iter().filter_map(|life| current(life.phases, day)) {
        counts[phase.name.rank()] += 1;
    }
    counts
}
