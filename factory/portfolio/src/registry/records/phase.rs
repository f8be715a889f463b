//! The phases of products, bitemporal: what was believed on a day is never rewritten.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Slug};
use sea_orm::entity::prelude::*;

use crate::phase::PhaseName;

/// A phase as it was believed from `recorded_at` until `superseded_at`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_phase")]
#[record(no_person = "les phases d'un produit ne parlent de personne")]
pub struct Model {
    /// Identifier of the line.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// Its product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// Which phase.
    #[field(technical = "nom de la phase")]
    pub name: PhaseName,
    /// First day: valid time.
    #[field(technical = "premier jour de la phase")]
    pub start_on: NaiveDate,
    /// Last day, when the source gives one.
    #[field(technical = "dernier jour de la phase")]
    pub end_on: Option<NaiveDate>,
    /// Free text of the source.
    #[field(editorial)]
    pub comment: Option<String>,
    /// Other keys of the source, JSON.
    #[field(editorial)]
    pub extra: String,
    /// Place among the phases of the product.
    #[field(technical = "rang dans le fichier de la source")]
    pub position: i64,
    /// Who decided it.
    #[field(technical = "origine de la phase")]
    pub origin: Origin,
    /// Since when it is believed: record time.
    #[field(technical = "date à laquelle la phase a été tenue pour vraie")]
    pub recorded_at: DateTime<Utc>,
    /// Since when it no longer is.
    #[field(technical = "date à laquelle la phase a cessé d'être tenue pour vraie")]
    pub superseded_at: Option<DateTime<Utc>>,
}

/// Where a phase comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Origin {
    /// Read from the history that the source gives.
    #[sea_orm(string_value = "historique")]
    History,
    /// Decided here: no import changes the phases of such a product.
    #[sea_orm(string_value = "decision")]
    Decision,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
