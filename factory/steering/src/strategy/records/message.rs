//! The positioning of a product and what is said of it: to whom, how, when, with what result.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A line of the communication plan, or of the positioning.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "strategy_message")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// Positioning, or a message.
    #[field(technical = "nature de la ligne")]
    pub kind: Nature,
    /// To whom.
    #[field(editorial)]
    pub audience: String,
    /// What is said.
    #[field(editorial)]
    pub message: String,
    /// By which channel.
    #[field(editorial)]
    pub channel: String,
    /// The day it is planned for.
    #[field(technical = "jour prévu")]
    pub planned_on: NaiveDate,
    /// The day it was done.
    #[field(technical = "jour où il est passé")]
    pub done_on: Option<NaiveDate>,
    /// What came of it.
    #[field(editorial)]
    pub result: String,
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

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Nature {
    /// What the product is for this public, and what it is not; the latest one holds.
    Positionnement,
    /// A message of the plan.
    Message,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
