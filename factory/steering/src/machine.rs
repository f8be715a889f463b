//! The phases and their moves: which one follows which, what is a shortcut, what goes back. Plain rules, the only ones that say so.
//!
//! Source: the method of the beta.gouv.fr network; of its products, 24 went back at least once and 9 skipped a phase, so both exist here, with a
//! written reason.

use std::fmt;

use portfolio::phase::{Phase, PhaseName, current};
use serde::{Serialize, Serializer};

/// Where a product stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A problem was kept; nothing has begun.
    Candidature,
    /// In a phase.
    In(PhaseName),
}

/// How a move reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Move {
    /// The method's own way: through a gate, or to the end of the product.
    Ordinary,
    /// Over one phase or more.
    Shortcut,
    /// To an earlier phase.
    Backward,
}

/// Why a phase does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is the phase of now.
    #[error("Le produit est déjà dans cette phase")]
    Same,
    /// A reason is missing.
    #[error("Ce passage sort du chemin ordinaire : écrivez-en la raison, en une phrase au moins")]
    NoReason,
}

/// A reason says something from this many characters on.
const REASON: usize = 10;

impl State {
    /// Every state, in order.
    pub const ALL: [State; 9] = [
        State::Candidature,
        State::In(PhaseName::Investigation),
        State::In(PhaseName::Construction),
        State::In(PhaseName::Acceleration),
        State::In(PhaseName::Consolidation),
        State::In(PhaseName::Opere),
        State::In(PhaseName::Transfere),
        State::In(PhaseName::AbandonInvestigation),
        State::In(PhaseName::Abandon),
    ];

    /// The state of a product on a day: before its first phase, it is a candidature.
    pub fn on(phases: &[Phase], day: chrono::NaiveDate) -> State {
        current(phases, day).map_or(State::Candidature, |phase| State::In(phase.name))
    }

    /// The identifier, as stored and in interfaces.
    pub fn id(self) -> &'static str {
        match self {
            State::Candidature => "candidature",
            State::In(phase) => phase.id(),
        }
    }

    /// The state of this identifier.
    pub fn of(id: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.id() == id)
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            State::Candidature => "Candidature",
            State::In(phase) => phase.label(),
        }
    }

    /// The phases that the method lets follow.
    pub fn next(self) -> &'static [PhaseName] {
        use PhaseName::{
            Abandon, AbandonInvestigation, Acceleration, Consolidation, Construction, Investigation, Opere, Transfere,
        };
        match self {
            State::Candidature => &[Investigation],
            State::In(Investigation) => &[Construction, AbandonInvestigation],
            State::In(Construction) => &[Acceleration, Transfere, Abandon],
            State::In(Acceleration) => &[Consolidation, Opere, Transfere, Abandon],
            State::In(Consolidation) => &[Opere, Transfere, Abandon],
            State::In(Opere) => &[Transfere, Abandon],
            State::In(Transfere) => &[Abandon],
            State::In(AbandonInvestigation | Abandon) => &[],
        }
    }

    /// The phase that stops a product in this state; none once it has stopped.
    pub fn stop(self) -> Option<PhaseName> {
        self.next().iter().copied().find(|phase| phase.is_stopped())
    }

    /// Whether a team is at work on it, and the factory pays.
    pub fn is_active(self) -> bool {
        matches!(self, State::In(phase) if phase.is_active())
    }

    fn rank(self) -> usize {
        match self {
            State::Candidature => 0,
            State::In(phase) => phase.rank() + 1,
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// How the move from a state to a phase reads; nothing when it is the phase of now.
pub fn way(from: State, to: PhaseName) -> Option<Move> {
    match State::In(to) {
        same if same == from => None,
        _ if from.next().contains(&to) => Some(Move::Ordinary),
        after if after.rank() < from.rank() => Some(Move::Backward),
        _ => Some(Move::Shortcut),
    }
}

/// How the move reads, when it may be decided with this reason.
///
/// # Errors
/// When it is no move, or needs a reason that is not written.
pub fn judge(from: State, to: PhaseName, reason: &str) -> Result<Move, Fault> {
    let way = way(from, to).ok_or(Fault::Same)?;
    let ends = to.is_stopped() || way != Move::Ordinary;
    if ends && reason.trim().chars().count() < REASON { Err(Fault::NoReason) } else { Ok(way) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: from; columns: investigation … abandon. o ordinary, s shortcut, b backward, `.` the same.
    const TABLE: [(&str, &str); 9] = [
        ("candidature", "osssssss"),
        ("investigation", ".ossssos"),
        ("construction", "b.ossoso"),
        ("acceleration", "bb.oooso"),
        ("consolidation", "bbb.ooso"),
        ("opere", "bbbb.oso"),
        ("transfere", "bbbbb.so"),
        ("abandon-investigation", "bbbbbb.s"),
        ("abandon", "bbbbbbb."),
    ];

    #[test]
    fn every_pair_of_states_reads_as_the_method_says() {
        for (from, row) in TABLE {
            let from = State::of(from).unwrap();
            for (to, letter) in PhaseName::ALL.into_iter().zip(row.chars()) {
                let expected = match letter.to_ascii_lowercase() {
                    'o' => Some(Move::Ordinary),
                    's' => Some(Move::Shortcut),
                    'b' => Some(Move::Backward),
                    _ => None,
                };
                assert_eq!(way(from, to), expected, "{from} → {to}");
            }
        }
    }

    #[test]
    fn an_unusual_move_and_a_stop_need_a_reason() {
        use PhaseName::{Abandon, Acceleration, Construction, Investigation};
        let at = State::In(Construction);
        assert_eq!(judge(at, Acceleration, ""), Ok(Move::Ordinary));
        assert_eq!(judge(at, Investigation, "  "), Err(Fault::NoReason));
        assert_eq!(judge(at, Investigation, "Le problème n'était pas le bon."), Ok(Move::Backward));
        assert_eq!(judge(at, Abandon, "court"), Err(Fault::NoReason));
        assert_eq!(judge(at, Construction, "Encore une fois, longtemps"), Err(Fault::Same));
    }

    #[test]
    fn every_state_has_one_name_and_ends_somewhere() {
        for state in State::ALL {
            assert_eq!(State::of(state.id()), Some(state));
        }
        let stops: Vec<_> = State::ALL.into_iter().filter_map(State::stop).collect();
        assert_eq!(stops.len(), 6, "all but the candidature and the two that stopped");
        assert_eq!(State::of("inconnue"), None);
    }
}
