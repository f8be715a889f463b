//! A coaching note: sealed, read by who coaches.

use chrono::{DateTime, Utc};
use kernel::vault::Encrypted;
use privacy::{Fate, Id, Period, Personal, Retention, Sensitive, Slug, Trigger};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// Notes: two years, the time of an accompaniment.
pub const NOTED: Retention = Retention {
    trigger: Trigger::Column("written_at"),
    active: Period::years(2),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement : le temps d'un accompagnement",
};

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "team_note")]
#[record(processing = STEERING, subject = "author", retention = NOTED)]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// What it says, sealed.
    #[field(personal(category = FreeText, retention = NOTED, erasure = delete))]
    pub words: Sensitive<Encrypted>,
    /// Who wrote it last.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// Last change.
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
