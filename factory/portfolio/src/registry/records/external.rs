//! What other registries call our products, and what they list that we do not know.

use chrono::{DateTime, Utc};
use privacy::Slug;
use sea_orm::entity::prelude::*;

/// An identifier in another registry.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_external")]
#[record(no_person = "des identifiants de produits")]
pub struct Model {
    /// The registry: `beta.gouv.fr`, `dashlord`.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "registre")]
    pub source: Slug,
    /// The identifier there.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(editorial)]
    pub external: String,
    /// Our product; nothing when we have none.
    #[field(technical = "produit")]
    pub product: Option<Slug>,
    /// Last change.
    #[field(technical = "date de dernière modification")]
    pub changed_at: DateTime<Utc>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
