//! Who has access to what: opened, closed at departure.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// An access.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "team_access")]
#[record(processing = STEERING, subject(account = "author", through(column = "person", table = "registry_person", key = "id")))]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// The person, as the registry knows them.
    #[field(technical = "membre")]
    pub person: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// What is reached: a tool and a level.
    #[field(editorial)]
    pub tool: String,
    /// Since when.
    #[field(technical = "jour de l'ouverture")]
    pub opened_on: NaiveDate,
    /// Until when.
    #[field(technical = "jour de la fermeture")]
    pub closed_on: Option<NaiveDate>,
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
