//! The life of a committee: which event is possible in which state, for which role.

use kernel::Permission;

use super::records::session::State;
use crate::perimeter::{PlanCommittee, PrepareProduct, SignDecision};

/// What happens to a committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Its file is written: problem, last months, strategy, ask.
    Preparer,
    /// Somebody is invited.
    Inviter,
    /// A document is attached.
    Joindre,
    /// It moves to another day.
    Deplacer,
    /// It is not held.
    Annuler,
    /// It concludes.
    Decider,
}

/// Why it does not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The role does not allow it.
    #[error("Votre rôle ne le permet pas.")]
    Role,
    /// It was decided.
    #[error("Ce comité est clos : sa décision est signée.")]
    Closed,
    /// It was cancelled.
    #[error("Ce comité est annulé.")]
    Cancelled,
}

impl Event {
    /// All.
    pub const ALL: [Event; 6] =
        [Event::Preparer, Event::Inviter, Event::Joindre, Event::Deplacer, Event::Annuler, Event::Decider];

    /// The roles that may.
    pub fn roles(self) -> &'static [&'static str] {
        match self {
            Event::Preparer | Event::Inviter | Event::Joindre => PrepareProduct::ROLES,
            Event::Deplacer | Event::Annuler => PlanCommittee::ROLES,
            Event::Decider => SignDecision::ROLES,
        }
    }

    /// The state after the event, for a role.
    ///
    /// # Errors
    /// Why it does not happen.
    pub fn happen(self, state: State, role: &str) -> Result<State, Refusal> {
        if !self.roles().contains(&role) {
            return Err(Refusal::Role);
        }
        match (state, self) {
            (State::Planifie, Event::Decider) => Ok(State::Clos),
            (State::Planifie, Event::Annuler) => Ok(State::Annule),
            (State::Planifie, _) => Ok(State::Planifie),
            // The minutes come after the decision.
            (State::Clos, Event::Joindre) => Ok(State::Clos),
            (State::Clos, _) => Err(Refusal::Closed),
            (State::Annule, _) => Err(Refusal::Cancelled),
        }
    }
}
