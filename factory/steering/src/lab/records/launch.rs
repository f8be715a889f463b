//! The day when somebody who is not of the team first used a product for real.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A first use, one a product.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "lab_launch")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// The product.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "produit")]
    pub product: Slug,
    /// The day.
    #[field(technical = "jour du premier usage réel")]
    pub first_user_on: NaiveDate,
    /// Who told it.
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
