//! The drills that were held: a dossier restored on an empty place, and what was missing.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Digest, Id, Personal, Slug};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::processing::{AUTHOR, STEERING};

/// A drill.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "transfer_drill")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Identifier of the line.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'exercice")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// SHA-256 of the archive that was restored.
    #[field(technical = "empreinte du dossier restauré")]
    pub dossier: Digest,
    /// The day.
    #[field(technical = "jour de l'exercice")]
    pub held_on: NaiveDate,
    /// What came of it.
    #[field(technical = "résultat de l'exercice")]
    pub result: Outcome,
    /// The whole report, JSON.
    #[field(editorial)]
    pub report: String,
    /// Who entered it; nobody when the command line did.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Option<Personal<Id>>,
    /// When.
    #[field(technical = "date de l'écriture")]
    pub written_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// What came of a drill.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumIter, DeriveActiveEnum, privacy::ClosedText,
)]
#[serde(rename_all = "kebab-case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Outcome {
    /// Everything was restored and nothing was missing.
    Reussi,
    /// Everything given was restored; something was missing.
    Incomplet,
    /// Something given could not be restored.
    Echoue,
}

impl Outcome {
    /// The identifier, in reports and in the journal.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Reussi => "reussi",
            Outcome::Incomplet => "incomplet",
            Outcome::Echoue => "echoue",
        }
    }

    /// The French label, and the kind of its badge.
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Outcome::Reussi => ("Réussi", "success"),
            Outcome::Incomplet => ("Restauré, incomplet", "warning"),
            Outcome::Echoue => ("Échoué", "error"),
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
