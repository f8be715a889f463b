//! The six gates of the method, which phases they concern, which move they open.

use portfolio::phase::PhaseName;
use sea_orm::{DeriveActiveEnum, EnumIter};

use super::criteria::{self, Criterion};
use crate::machine::State;

/// A gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Gate {
    /// 1. What sponsor and intrapreneur commit to.
    Engagement,
    /// 2. What the investigation found.
    FinInvestigation,
    /// 3. Every six months at most: is the money well spent?
    Investissement,
    /// 4. Ready for more users.
    Acceleration,
    /// 5. Value proven, deployed.
    Consolidation,
    /// 6. Ready to leave.
    FinIncubation,
}

/// What can be done at a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Writing evidence.
    Renseigner,
    /// Signing a derogation.
    Deroger,
    /// Signing the commitments.
    Signer,
    /// Deciding of the phase that the gate opens.
    Franchir,
}

impl Act {
    /// All.
    pub const ALL: [Act; 4] = [Act::Renseigner, Act::Deroger, Act::Signer, Act::Franchir];

    /// The roles that may.
    pub fn roles(self) -> &'static [&'static str] {
        use crate::perimeter::{PrepareProduct, SignDecision, SignEngagement};
        use kernel::Permission;
        match self {
            Act::Renseigner => PrepareProduct::ROLES,
            Act::Deroger | Act::Franchir => SignDecision::ROLES,
            Act::Signer => SignEngagement::ROLES,
        }
    }
}

/// Why something is not done at a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The product is not in a phase that the gate concerns.
    #[error("Ce jalon ne concerne pas la phase du produit")]
    OtherPhase,
    /// Only one gate is signed.
    #[error("Seule la fiche d'engagement se signe ainsi")]
    NotSigned,
    /// The gate opens no phase.
    #[error("Ce jalon n'ouvre pas de phase")]
    OpensNothing,
    /// The role does not allow it.
    #[error("Votre rôle ne le permet pas")]
    Role,
}

impl Gate {
    /// All, in order.
    pub const ALL: [Gate; 6] = [
        Gate::Engagement,
        Gate::FinInvestigation,
        Gate::Investissement,
        Gate::Acceleration,
        Gate::Consolidation,
        Gate::FinIncubation,
    ];

    /// The identifier, in addresses too.
    pub fn id(self) -> &'static str {
        match self {
            Gate::Engagement => "engagement",
            Gate::FinInvestigation => "fin-investigation",
            Gate::Investissement => "investissement",
            Gate::Acceleration => "acceleration",
            Gate::Consolidation => "consolidation",
            Gate::FinIncubation => "fin-incubation",
        }
    }

    /// The gate of an identifier.
    pub fn of(id: &str) -> Option<Gate> {
        Gate::ALL.into_iter().find(|gate| gate.id() == id)
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Gate::Engagement => "Fiche d'engagement",
            Gate::FinInvestigation => "Comité de fin d'investigation",
            Gate::Investissement => "Comité d'investissement",
            Gate::Acceleration => "Entrée en accélération",
            Gate::Consolidation => "Entrée en consolidation",
            Gate::FinIncubation => "Fin d'incubation",
        }
    }

    /// Its criteria.
    pub fn criteria(self) -> &'static [Criterion] {
        criteria::of(self)
    }

    /// The criterion of this identifier.
    pub fn criterion(self, id: &str) -> Option<&'static Criterion> {
        self.criteria().iter().find(|criterion| criterion.id == id)
    }

    /// Whether a product in this state prepares this gate.
    pub fn concerns(self, state: State) -> bool {
        use PhaseName::{Acceleration, Consolidation, Construction, Investigation, Opere};
        match self {
            Gate::Engagement => matches!(state, State::Candidature | State::In(Investigation)),
            Gate::FinInvestigation => state == State::In(Investigation),
            Gate::Investissement => matches!(state, State::In(Construction | Acceleration | Consolidation)),
            Gate::Acceleration => state == State::In(Construction),
            Gate::Consolidation => state == State::In(Acceleration),
            Gate::FinIncubation => {
                matches!(state, State::In(Construction | Acceleration | Consolidation | Opere))
            }
        }
    }

    /// The phases that the gate opens, from a state.
    pub fn opens(self, state: State) -> Vec<PhaseName> {
        let opened = |to: &PhaseName| Gate::for_move(state, *to) == Some(self);
        state.next().iter().copied().filter(opened).collect()
    }

    /// The gate of an ordinary move; a stop has none.
    pub fn for_move(from: State, to: PhaseName) -> Option<Gate> {
        use PhaseName::{Acceleration, Consolidation, Construction, Investigation, Opere, Transfere};
        if !from.next().contains(&to) {
            return None;
        }
        match to {
            Investigation => Some(Gate::Engagement),
            Construction => Some(Gate::FinInvestigation),
            Acceleration => Some(Gate::Acceleration),
            Consolidation => Some(Gate::Consolidation),
            Opere | Transfere => Some(Gate::FinIncubation),
            _ => None,
        }
    }

    /// The gate that a product in this state prepares next; none once it has left or stopped.
    pub fn next(state: State) -> Option<Gate> {
        let forward = state.next().iter().find_map(|to| Gate::for_move(state, *to));
        if state == State::In(PhaseName::Transfere) { None } else { forward }
    }

    /// Whether `role` may do `act` at this gate while the product is in `state`.
    ///
    /// # Errors
    /// Why not.
    pub fn may(self, state: State, role: &str, act: Act) -> Result<(), Refusal> {
        if !act.roles().contains(&role) {
            return Err(Refusal::Role);
        }
        if !self.concerns(state) {
            return Err(Refusal::OtherPhase);
        }
        match act {
            Act::Signer if self != Gate::Engagement => Err(Refusal::NotSigned),
            Act::Franchir if self.opens(state).is_empty() => Err(Refusal::OpensNothing),
            _ => Ok(()),
        }
    }
}
