//! What each right lets a person ask for, and when it is answered.

use privacy::LegalBasis;
use privacy::rights::{Entitlement, Right, rights};

/// A right, as people are told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its name.
    pub label: &'static str,
    /// The article of the RGPD.
    pub article: &'static str,
    /// What may be asked for.
    pub effect: &'static str,
    /// When it is answered.
    pub deadline: &'static str,
}

const MONTH: &str = "Un mois ; trois si la demande est complexe, et vous en êtes averti dans le premier (art. 12 §3)";

/// The rights that exist under a legal basis.
pub fn told(basis: &LegalBasis) -> Vec<Told> {
    rights(basis).map(|(right, entitlement)| tell(right, entitlement)).collect()
}

fn tell(right: Right, entitlement: Entitlement) -> Told {
    if entitlement == Entitlement::Withdrawal {
        return Told {
            label: "Retrait du consentement",
            article: "art. 7 §3",
            effect: "Revenir sur votre accord ; ce qui a été fait avant reste licite",
            deadline: "À tout moment, aussi simplement que vous l'avez donné",
        };
    }
    let effect = match right {
        Right::Access => "Savoir si des données vous concernent et en recevoir une copie",
        Right::Rectification => "Faire corriger ou compléter ce qui est inexact",
        Right::Erasure => "Faire effacer vos données",
        Right::Restriction => "Faire suspendre l'usage de vos données le temps d'une vérification ou d'un litige",
        Right::Portability => "Recevoir vos données dans un format ouvert, pour les emporter ailleurs",
        Right::Objection => "Refuser ce traitement, pour des raisons tenant à votre situation particulière",
    };
    Told { label: right.label(), article: right.article(), effect, deadline: MONTH }
}
