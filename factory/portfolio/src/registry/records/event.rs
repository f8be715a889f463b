//! The dated events of products: committees, launches, grants.

use chrono::NaiveDate;
use privacy::{Id, Slug};
use sea_orm::entity::prelude::*;

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_event")]
#[record(no_person = "les événements d'un produit ne parlent de personne")]
pub struct Model {
    /// Identifier of the line.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// Its product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// Kind of event, in the source's spelling.
    #[field(editorial)]
    pub name: String,
    /// Its day.
    #[field(technical = "jour de l'événement")]
    pub on_date: NaiveDate,
    /// Free text.
    #[field(editorial)]
    pub comment: Option<String>,
    /// Other keys, JSON.
    #[field(editorial)]
    pub extra: String,
    /// Place among the events of the product.
    #[field(technical = "rang dans le fichier de la source")]
    pub position: i64,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
