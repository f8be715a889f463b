//! A deadline that somebody wrote: what the program cannot compute.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A deadline.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "deadline_entry")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'échéance")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// What kind it is.
    #[field(technical = "nature de l'échéance")]
    pub kind: Nature,
    /// What it is about.
    #[field(editorial)]
    pub label: String,
    /// The day.
    #[field(technical = "jour de l'échéance")]
    pub due_on: NaiveDate,
    /// When it was done.
    #[field(technical = "jour où elle a été tenue")]
    pub done_on: Option<NaiveDate>,
    /// Who wrote it.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// When.
    #[field(technical = "date de l'écriture")]
    pub written_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// What a written deadline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Nature {
    /// The declaration of accessibility ends three years after it was made (décret n° 2019-768, art. 8).
    Accessibilite,
    /// An homologation ends.
    Homologation,
    /// An attestation ends.
    Attestation,
    /// A convention ends.
    Convention,
    /// Anything else.
    Autre,
}

impl Nature {
    /// All.
    pub const ALL: [Nature; 5] =
        [Nature::Accessibilite, Nature::Homologation, Nature::Attestation, Nature::Convention, Nature::Autre];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Nature::Accessibilite => "accessibilite",
            Nature::Homologation => "homologation",
            Nature::Attestation => "attestation",
            Nature::Convention => "convention",
            Nature::Autre => "autre",
        }
    }

    /// The French label.
    pub fn label(self) -> &'static str {
        match self {
            Nature::Accessibilite => "Fin de validité de la déclaration d'accessibilité",
            Nature::Homologation => "Fin de l'homologation",
            Nature::Attestation => "Fin d'une attestation",
            Nature::Convention => "Fin d'une convention",
            Nature::Autre => "Autre échéance",
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
