//! Derogations: a blocking criterion that waits until a day.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::gate::gates::Gate;
use crate::processing::{AUTHOR, STEERING};

/// A blocking criterion that waits until a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "gate_derogation")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Identifier of the line.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la dérogation")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The gate.
    #[field(technical = "jalon")]
    pub gate: Gate,
    /// The criterion.
    #[field(technical = "critère du jalon")]
    pub criterion: Slug,
    /// Why.
    #[field(editorial)]
    pub reason: String,
    /// Last day on which it holds.
    #[field(technical = "dernier jour de la dérogation")]
    pub ends_on: NaiveDate,
    /// The sealed decision.
    #[field(technical = "décision qui la scelle")]
    pub decision: Id,
    /// Who signed it.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// When.
    #[field(technical = "date de la signature")]
    pub written_at: DateTime<Utc>,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
