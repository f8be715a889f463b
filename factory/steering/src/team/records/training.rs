//! A training that somebody followed.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A training followed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "team_training")]
#[record(processing = STEERING, subject(account = "author", through(column = "person", table = "registry_person", key = "id")))]
pub struct Model {
    /// The person, as the registry knows them.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "membre")]
    pub person: Id,
    /// The training.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "formation suivie")]
    pub course: Slug,
    /// The day.
    #[field(technical = "jour de la formation")]
    pub followed_on: NaiveDate,
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
