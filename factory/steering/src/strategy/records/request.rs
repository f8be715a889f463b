//! What is asked of another service of the ministry, and its answer.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A request to another service.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "strategy_request")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la demande")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The service that is asked.
    #[field(editorial)]
    pub body: String,
    /// What is asked.
    #[field(editorial)]
    pub subject: String,
    /// The day it was asked.
    #[field(technical = "jour de la demande")]
    pub asked_on: NaiveDate,
    /// The day by which an answer is awaited.
    #[field(technical = "jour attendu de la réponse")]
    pub due_on: NaiveDate,
    /// The day of the answer.
    #[field(technical = "jour de la réponse")]
    pub answered_on: Option<NaiveDate>,
    /// The answer.
    #[field(editorial)]
    pub answer: String,
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
