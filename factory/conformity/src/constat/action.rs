//! What a person may do about a criterion, and when it is open to them.

use crate::permission::MAY_DEROGATE;
use crate::referential::{Class, Criterion};

/// What a person may do about a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Say that it is met.
    Attest,
    /// Bring a dated document.
    Document,
    /// Say that a machine is wrong.
    Contest,
    /// Say why it is not asked.
    SetAside,
    /// Excuse it until a day.
    Derogate,
    /// Take one's word back.
    Withdraw,
}

impl Action {
    /// All of them, in the order of the form.
    pub const ALL: [Action; 6] =
        [Action::Attest, Action::Document, Action::Contest, Action::SetAside, Action::Derogate, Action::Withdraw];

    /// What the form sends.
    pub fn id(self) -> &'static str {
        match self {
            Action::Attest => "attester",
            Action::Document => "joindre",
            Action::Contest => "contester",
            Action::SetAside => "sans-objet",
            Action::Derogate => "deroger",
            Action::Withdraw => "retirer",
        }
    }

    /// What the person reads, and a line that explains it.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Action::Attest => ("Attester", "J'ai vérifié et j'en réponds, pour la durée de validité du critère"),
            Action::Document => ("Joindre une pièce", "Le document, et le jour où il a été établi"),
            Action::Contest => ("Contester la sonde", "Elle se trompe : dire pourquoi ; à revoir dans trois mois"),
            Action::SetAside => ("Déclarer sans objet", "Le critère ne concerne pas ce produit : dire pourquoi"),
            Action::Derogate => ("Accorder une dérogation", "Un motif et une date de fin, d'un an au plus"),
            Action::Withdraw => ("Retirer ce qui a été dit", "Ce n'est plus vrai, ou c'était une erreur"),
        }
    }

    /// Whether it can be done about this criterion by one of these roles. `refuted`: a machine found the contrary; `spoken`: a person has spoken.
    pub fn open(self, criterion: &Criterion, roles: &[&str], refuted: bool, spoken: bool) -> bool {
        let may = |role: &&str| criterion.attested_by(role);
        let spoken_for = roles.iter().any(may);
        match self {
            Action::Attest => {
                matches!(criterion.class, Class::Refutable | Class::Attestation) && spoken_for && !refuted
            }
            Action::Document => !matches!(criterion.class, Class::Automatic | Class::Records) && spoken_for && !refuted,
            Action::Contest => refuted,
            Action::SetAside => true,
            Action::Derogate => roles.iter().any(|role| MAY_DEROGATE.contains(role)),
            Action::Withdraw => spoken,
        }
    }
}
