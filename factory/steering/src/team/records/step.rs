//! A step of an arrival or of a departure that is done.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A step done.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "team_step")]
#[record(processing = STEERING, subject(account = "author", through(column = "person", table = "registry_person", key = "id")))]
pub struct Model {
    /// The person, as the registry knows them.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "membre")]
    pub person: Id,
    /// The product.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "produit")]
    pub product: Slug,
    /// The step.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "étape de la liste")]
    pub step: Slug,
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
