//! The report of an investigation: what is published, about no person.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A report, one a product.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "investigation_report")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// The product.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "produit")]
    pub product: Slug,
    /// What was understood.
    #[field(editorial)]
    pub summary: String,
    /// What was considered instead.
    #[field(editorial)]
    pub alternatives: String,
    /// What binds: law, technique, organisation.
    #[field(editorial)]
    pub constraints: String,
    /// Since when anybody reads it.
    #[field(technical = "date de publication")]
    pub published_at: Option<DateTime<Utc>>,
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
