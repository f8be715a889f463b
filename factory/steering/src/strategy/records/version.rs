//! What was signed of a roadmap: nothing of it changes any more.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A signed version.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "strategy_version")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la version")]
    pub id: Id,
    /// The roadmap.
    #[field(technical = "feuille de route")]
    pub roadmap: Id,
    /// Its number, from 1 on.
    #[field(technical = "numéro de la version")]
    pub number: i64,
    /// What it says, as one JSON text.
    #[field(editorial)]
    pub content: String,
    /// SHA-256 of the content; the journal has it too.
    #[field(technical = "empreinte du contenu")]
    pub digest: Digest,
    /// The decision that signs it.
    #[field(technical = "décision qui la signe")]
    pub decision: Id,
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

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
