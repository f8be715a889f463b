//! A product is counted, never graded by a percentage.

use std::ops::AddAssign;

use super::State;

/// The four groups of a count, and what is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Met.
    Conforme,
    /// A proof is to be given, or given again.
    AProuver,
    /// Not met, derogations included: they excuse for a time, they do not make conform.
    NonConforme,
    /// Nothing is known.
    Inconnu,
    /// Not asked.
    NonApplicable,
}

impl Group {
    /// The group of a state.
    pub fn of(state: State) -> Group {
        match state {
            State::Prouve | State::Atteste | State::Expirant => Group::Conforme,
            State::Absent | State::Expire => Group::AProuver,
            State::NonConforme | State::Deroge => Group::NonConforme,
            State::Inconnu => Group::Inconnu,
            State::NonApplicable => Group::NonApplicable,
        }
    }
}

/// How many criteria stand in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([u32; 9]);

impl Counts {
    /// The count of these states.
    pub fn of(states: impl IntoIterator<Item = State>) -> Self {
        let mut counts = Self::default();
        states.into_iter().for_each(|state| counts.add(state));
        counts
    }

    /// One more criterion.
    pub fn add(&mut self, state: State) {
        self.0[state as usize] += 1;
    }

    /// How many stand in this state.
    pub fn count(&self, state: State) -> u32 {
        self.0[state as usize]
    }

    /// How many stand in this group.
    pub fn group(&self, group: Group) -> u32 {
        State::ALL.into_iter().filter(|state| Group::of(*state) == group).map(|state| self.count(state)).sum()
    }

    /// Met.
    pub fn conforme(&self) -> u32 {
        self.group(Group::Conforme)
    }

    /// To be proven, or proven again.
    pub fn a_prouver(&self) -> u32 {
        self.group(Group::AProuver)
    }

    /// Not met.
    pub fn non_conforme(&self) -> u32 {
        self.group(Group::NonConforme)
    }

    /// Unknown.
    pub fn inconnu(&self) -> u32 {
        self.group(Group::Inconnu)
    }

    /// Asked of the product: everything but what is not applicable.
    pub fn asked(&self) -> u32 {
        self.0.iter().sum::<u32>() - self.count(State::NonApplicable)
    }

    /// The gravest state present: that of the product. Nothing when nothing is asked of it.
    pub fn minimum(&self) -> Option<State> {
        State::ALL.into_iter().find(|state| *state != State::NonApplicable && self.count(*state) > 0)
    }

    /// In words: « 12 conformes, 3 à prouver, 1 non conforme, 4 inconnus ».
    pub fn told(&self) -> String {
        let parts = [
            (self.conforme(), "conforme", "conformes"),
            (self.a_prouver(), "à prouver", "à prouver"),
            (self.non_conforme(), "non conforme", "non conformes"),
            (self.inconnu(), "inconnu", "inconnus"),
        ];
        parts.map(|(count, one, many)| ui::format::plural(count as usize, one, many)).join(", ")
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine += theirs);
    }
}
