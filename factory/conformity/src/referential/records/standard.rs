//! The criteria of the network, as the last import stated them.

use privacy::Slug;
use sea_orm::entity::prelude::*;

/// A criterion.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "conformity_standard")]
#[record(no_person = "critères publiés par le réseau")]
pub struct Model {
    /// Its stable identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant stable du critère")]
    pub id: Slug,
    /// Its standard.
    #[field(technical = "identifiant du standard")]
    pub standard: Slug,
    /// Title of its standard.
    #[field(editorial)]
    pub title: String,
    /// Category, in the export's spelling.
    #[field(editorial)]
    pub category: String,
    /// Its number in the standard.
    #[field(technical = "rang dans le standard")]
    pub number: i64,
    /// Its sentence.
    #[field(editorial)]
    pub label: String,
    /// The version that stated it last.
    #[field(editorial)]
    pub version: String,
    /// Whether that version withdrew it.
    #[field(technical = "retiré par cette version")]
    pub retired: bool,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
