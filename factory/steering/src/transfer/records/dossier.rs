//! The dossiers that were made: the digest by which a drill names the one it used.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A dossier that was made.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "transfer_dossier")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Identifier of the line.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// SHA-256 of the archive.
    #[field(technical = "empreinte de l'archive")]
    pub digest: Digest,
    /// How many files it holds.
    #[field(technical = "nombre de fichiers")]
    pub files: i64,
    /// What is missing and why, JSON list.
    #[field(editorial)]
    pub missing: String,
    /// Who made it; nobody when it was made from the command line.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Option<Personal<Id>>,
    /// When.
    #[field(technical = "date de la fabrication")]
    pub written_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
