//! What each stop taught, a page a product.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// The page of a product that ended.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "lesson_page")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// The product.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "produit")]
    pub product: Slug,
    /// What was tried.
    #[field(editorial)]
    pub tried: String,
    /// What was learned.
    #[field(editorial)]
    pub learned: String,
    /// What others may take up.
    #[field(editorial)]
    pub reusable: String,
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
