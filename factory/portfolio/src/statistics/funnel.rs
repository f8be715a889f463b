//! How many products reached each phase of the method, and how many stopped there.

use chrono::NaiveDate;
use serde::Serialize;

use super::Life;
use crate::phase::{Phase, PhaseName, chronology};

/// One step of the funnel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The phase.
    pub phase: PhaseName,
    /// Products that were in it one day.
    pub reached: usize,
    /// Of these, those for which it was the furthest phase and that are stopped today.
    pub stopped: usize,
    /// Of these, those that went to a later phase of the method, or left it by a transfer or to be run.
    pub went_on: usize,
    /// Of these, those that are neither stopped here nor further.
    pub ongoing: usize,
}

impl Step {
    /// Share of the products that stopped here among those that reached it and are not still in it, from 0 to 1; nothing
    /// when none has left yet.
    pub fn stop_rate(&self) -> Option<f64> {
        let decided = self.stopped + self.went_on;
        (decided > 0).then(|| self.stopped as f64 / decided as f64)
    }
}

/// The four phases of the method on `at`, in order. A product that stopped is counted at the furthest phase it had reached;
/// a phase that is only announced is not reached.
pub fn funnel(lives: &[Life<'_>], at: NaiveDate) -> Vec<Step> {
    let mut steps = PhaseName::ACTIVE.map(|phase| Step { phase, reached: 0, stopped: 0, went_on: 0, ongoing: 0 });
    for life in lives {
        let begun: Vec<Phase> = life.phases.iter().filter(|phase| phase.start <= at).cloned().collect();
        let Some(last) = chronology(&begun).last().map(|&at| begun[at].name) else { continue };
        let furthest = begun.iter().map(|phase| phase.name).filter(|name| name.is_active()).max();
        let left = begun.iter().any(|phase| matches!(phase.name, PhaseName::Opere | PhaseName::Transfere));
        for step in steps.iter_mut().filter(|step| begun.iter().any(|phase| phase.name == step.phase)) {
            step.reached += 1;
            match furthest {
                Some(furthest) if furthest > step.phase || left => step.went_on += 1,
                _ if last.is_stopped() => step.stopped += 1,
                _ => step.ongoing += 1,
            }
        }
    }
    steps.into()
}
