//! A goal of public policy and the result that is sought.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A goal of a roadmap.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "strategy_goal")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'objectif")]
    pub id: Id,
    /// Its roadmap.
    #[field(technical = "feuille de route")]
    pub roadmap: Id,
    /// The goal.
    #[field(editorial)]
    pub title: String,
    /// The result that is sought.
    #[field(editorial)]
    pub result: String,
    /// What shows it.
    #[field(editorial)]
    pub indicator: String,
    /// The value to reach.
    #[field(editorial)]
    pub target: String,
    /// The day by which.
    #[field(technical = "jour de la cible")]
    pub due_on: NaiveDate,
    /// Who wrote it.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// When.
    #[field(technical = "date de l'écriture")]
    pub written_at: DateTime<Utc>,
    /// Grows at each change.
    #[field(technical = "compteur qui refuse deux modifications simultanées")]
    pub revision: i64,
    /// Whether the demonstration wrote it.
    #[field(technical = "écrit par la démonstration")]
    pub demonstration: bool,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
