//! Which products and investigations serve a goal.

use privacy::{Id, Slug};
use sea_orm::entity::prelude::*;

/// A product that serves a goal.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "strategy_link")]
#[record(no_person = "des liens entre objectifs et produits")]
pub struct Model {
    /// The goal.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "objectif")]
    pub goal: Id,
    /// The product.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "produit")]
    pub product: Slug,
    /// How it serves it.
    #[field(editorial)]
    pub contribution: String,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
