//! The rights of people, by legal basis (RGPD, art. 7 and 15 to 21).

#[cfg(test)]
mod tests;

use crate::LegalBasis;
use serde::Serialize;

/// A right that a person may exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// To know and receive one's data (art. 15).
    Access,
    /// To have them corrected (art. 16).
    Rectification,
    /// To have them erased (art. 17).
    Erasure,
    /// To have their use suspended (art. 18).
    Restriction,
    /// To take them elsewhere (art. 20).
    Portability,
    /// To refuse the processing (art. 21).
    Objection,
}

impl Right {
    /// Every right, in the order of the articles.
    pub const ALL: [Self; 6] =
        [Self::Access, Self::Rectification, Self::Erasure, Self::Restriction, Self::Portability, Self::Objection];

    /// The French label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Access => "Droit d'accès",
            Self::Rectification => "Droit de rectification",
            Self::Erasure => "Droit à l'effacement",
            Self::Restriction => "Droit à la limitation",
            Self::Portability => "Droit à la portabilité",
            Self::Objection => "Droit d'opposition",
        }
    }

    /// The article of the RGPD.
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self {
            Self::Access => "art. 15",
            Self::Rectification => "art. 16",
            Self::Erasure => "art. 17",
            Self::Restriction => "art. 18",
            Self::Portability => "art. 20",
            Self::Objection => "art. 21",
        }
    }
}

/// Whether a right may be exercised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Entitlement {
    /// Yes.
    Granted,
    /// Instead of objecting, the person withdraws consent (art. 7 §3).
    Withdrawal,
    /// No.
    Absent,
}

/// Whether a right applies under a legal basis.
#[must_use]
pub const fn entitlement(basis: &LegalBasis, right: Right) -> Entitlement {
    let granted = match right {
        Right::Access | Right::Rectification | Right::Restriction => true,
        Right::Erasure => !matches!(basis, LegalBasis::LegalObligation { .. } | LegalBasis::PublicTask { .. }),
        Right::Portability => matches!(basis, LegalBasis::Consent | LegalBasis::Contract),
        Right::Objection => match basis {
            LegalBasis::Consent => return Entitlement::Withdrawal,
            LegalBasis::PublicTask { .. } | LegalBasis::LegitimateInterest { .. } => true,
            LegalBasis::Contract | LegalBasis::LegalObligation { .. } | LegalBasis::VitalInterest => false,
        },
    };
    if granted { Entitlement::Granted } else { Entitlement::Absent }
}

/// The rights that apply under a legal basis, withdrawal of consent included.
pub fn rights(basis: &LegalBasis) -> impl Iterator<Item = (Right, Entitlement)> {
    let basis = *basis;
    Right::ALL
        .into_iter()
        .map(move |right| (right, entitlement(&basis, right)))
        .filter(|(_, entitlement)| *entitlement != Entitlement::Absent)
}
