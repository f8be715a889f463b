//! Where a criterion stands at an instant, from the history of what was found and said of it: pure values, no clock, no database.

mod counts;
mod fact;
mod rule;
#[cfg(test)]
mod tests;

pub use counts::{Counts, Group};
pub use fact::{Fact, Kind, Origin, Status};
pub use rule::{Context, Standing, standing};

/// Where a criterion stands. The order is that of gravity: what comes first weighs on the whole product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A machine or a person found the contrary.
    NonConforme,
    /// The proof was good; it is too old, or made for a scope that has changed.
    Expire,
    /// Nobody gave the proof that is asked.
    Absent,
    /// Nothing is known: no scan yet, or a scan that failed. Never green.
    Inconnu,
    /// Not met, and a dated derogation says until when.
    Deroge,
    /// Met, by a proof that ends soon.
    Expirant,
    /// Met, on the word of a named person.
    Atteste,
    /// Met, by a machine, a register, a dated document, or by construction.
    Prouve,
    /// Not asked of this product, for a written reason.
    NonApplicable,
}

impl State {
    /// All states, the gravest first.
    pub const ALL: [State; 9] = [
        State::NonConforme,
        State::Expire,
        State::Absent,
        State::Inconnu,
        State::Deroge,
        State::Expirant,
        State::Atteste,
        State::Prouve,
        State::NonApplicable,
    ];

    /// What addresses call it.
    pub fn id(self) -> &'static str {
        match self {
            State::NonConforme => "non-conforme",
            State::Expire => "expire",
            State::Absent => "absent",
            State::Inconnu => "inconnu",
            State::Deroge => "deroge",
            State::Expirant => "expirant",
            State::Atteste => "atteste",
            State::Prouve => "prouve",
            State::NonApplicable => "non-applicable",
        }
    }

    /// What pages call it.
    pub fn label(self) -> &'static str {
        match self {
            State::NonConforme => "Non conforme",
            State::Expire => "Expiré",
            State::Absent => "Preuve absente",
            State::Inconnu => "Inconnu",
            State::Deroge => "Dérogation",
            State::Expirant => "Expire bientôt",
            State::Atteste => "Attesté",
            State::Prouve => "Prouvé",
            State::NonApplicable => "Non applicable",
        }
    }

    /// The sign of the wall: a letter, so that colour alone tells nothing.
    pub fn sign(self) -> &'static str {
        match self {
            State::NonConforme => "✕",
            State::Expire => "E",
            State::Absent => "–",
            State::Inconnu => "?",
            State::Deroge => "D",
            State::Expirant => "!",
            State::Atteste => "A",
            State::Prouve => "✓",
            State::NonApplicable => "·",
        }
    }

    /// The kind of its badge.
    pub fn badge(self) -> &'static str {
        match self {
            State::NonConforme => "error",
            State::Expire | State::Expirant => "warning",
            State::Atteste | State::Prouve => "success",
            State::Deroge => "info",
            State::Absent | State::Inconnu | State::NonApplicable => "",
        }
    }

    /// Whether the criterion is met today.
    pub fn is_green(self) -> bool {
        matches!(self, State::Prouve | State::Atteste | State::Expirant)
    }

    /// The state that addresses call `id`.
    pub fn named(id: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.id() == id)
    }
}
