//! The table of entries.

use sea_orm::entity::prelude::*;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "__feature___entry")]
#[record(no_person = "des titres destinés à la publication, sans auteur")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'élément")]
    pub id: privacy::Id,
    /// What everybody reads.
    #[field(editorial)]
    pub title: String,
    /// When it was added.
    #[field(technical = "date d'ajout, qui ordonne la liste")]
    pub added_at: chrono::DateTime<chrono::Utc>,
}

/// No other table is referred to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
