//! The commitments of a product, a version a line.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// The commitments, as one version of them.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "gate_engagement")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Identifier of the version.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la version")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The problem.
    #[field(editorial)]
    pub problem: String,
    /// The function that carries it: « Sous-directrice de… ».
    #[field(editorial)]
    pub sponsor: String,
    /// What the intrapreneur gives a week, in half-days.
    #[field(technical = "demi-journées par semaine, une quotité de travail sur le produit")]
    pub half_days: i64,
    /// Three commitments, JSON list.
    #[field(editorial)]
    pub commitments: String,
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
