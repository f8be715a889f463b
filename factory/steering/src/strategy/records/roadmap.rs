//! A feuille de route ministérielle, as it is being written.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A roadmap: its draft; what was signed of it stands in its versions.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "strategy_roadmap")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la feuille de route")]
    pub id: Id,
    /// Its title.
    #[field(editorial)]
    pub title: String,
    /// The orientation that it follows.
    #[field(editorial)]
    pub orientation: String,
    /// The last day that it covers.
    #[field(technical = "dernier jour couvert")]
    pub ends_on: NaiveDate,
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
