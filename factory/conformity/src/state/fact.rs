//! One line of a history: what was found or said of a criterion, when, by what, until when.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::Digest;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

/// What a constat says of its criterion.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, EnumIter, DeriveActiveEnum, privacy::ClosedText,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Status {
    /// Met.
    Conforme,
    /// Not met.
    NonConforme,
    /// Not asked of this product.
    NonApplicable,
    /// Could not be told: a scan that failed, a word taken back.
    Inconnu,
}

/// Where a constat comes from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, EnumIter, DeriveActiveEnum, privacy::ClosedText,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Origin {
    /// A scan from outside.
    Scan,
    /// The system's own records.
    Registre,
    /// A dated document.
    Piece,
    /// The word of a named person.
    Attestation,
    /// The base on which the service is built.
    ParConstruction,
}

impl Origin {
    /// What pages call it.
    pub fn label(self) -> &'static str {
        match self {
            Origin::Scan => "Sonde",
            Origin::Registre => "Registre",
            Origin::Piece => "Pièce",
            Origin::Attestation => "Attestation",
            Origin::ParConstruction => "Par construction",
        }
    }

    /// Whether no person spoke.
    pub fn is_machine(self) -> bool {
        matches!(self, Origin::Scan | Origin::Registre | Origin::ParConstruction)
    }
}

/// What a constat does. The latest of each kind is all that a state depends on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, EnumIter, DeriveActiveEnum, privacy::ClosedText,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Kind {
    /// A machine found something.
    Machine,
    /// A person says whether the criterion is met, or brings a document.
    Parole,
    /// A person says why the criterion is not asked of this product.
    SansObjet,
    /// A person excuses a failure until a day.
    Derogation,
    /// A person says that a machine is wrong, until a day.
    Contestation,
}

impl Kind {
    /// What pages call it.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Machine => "Constat d'une machine",
            Kind::Parole => "Preuve",
            Kind::SansObjet => "Sans objet",
            Kind::Derogation => "Dérogation",
            Kind::Contestation => "Contestation d'une sonde",
        }
    }
}

/// A constat, without what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it does.
    pub kind: Kind,
    /// What it says.
    pub status: Status,
    /// Where it comes from.
    pub origin: Origin,
    /// When.
    pub at: DateTime<Utc>,
    /// The last day on which it holds; nothing when it does not end, which only a machine's refutation may do.
    pub expires_on: Option<NaiveDate>,
    /// The digest of the scope for which it was made; nothing when it is bound to none.
    pub scope: Option<Digest>,
}
