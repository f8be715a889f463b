//! The internal notes of products.

use chrono::{DateTime, Utc};
use privacy::{Fate, Id, Period, Personal, Purpose, Retention, Slug, Trigger};
use sea_orm::entity::prelude::*;

use crate::registry::processing::PORTFOLIO;

/// A note lives two years: what matters longer belongs to the fiche.
pub const NOTE: Retention = Retention {
    trigger: Trigger::Column("written_at"),
    active: Period::years(2),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement pour les notes de suivi",
};

/// Showing notes to agents.
pub const SHOW_NOTES: Purpose = Purpose::new("montrer les notes internes d'un produit aux agents connectés");

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "fiche_note")]
#[record(processing = PORTFOLIO, subject = "account")]
pub struct Model {
    /// Identifier of the note.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la note")]
    pub id: Id,
    /// Its product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// Account of who wrote it.
    #[field(personal(category = ProfessionalLife, retention = NOTE, erasure = pseudonymise))]
    pub account: Personal<Id>,
    /// What it says.
    #[field(personal(category = ProfessionalLife, retention = NOTE, erasure = delete))]
    pub text: Personal<String>,
    /// When.
    #[field(technical = "date de la note")]
    pub written_at: DateTime<Utc>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
