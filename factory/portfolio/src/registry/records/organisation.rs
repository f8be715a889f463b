//! The organisations that carry products.

use chrono::{DateTime, Utc};
use privacy::Slug;
use sea_orm::entity::prelude::*;

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_organisation")]
#[record(no_person = "des administrations et des établissements")]
pub struct Model {
    /// Identifier of the source.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant public de l'organisation")]
    pub id: Slug,
    /// Full name.
    #[field(editorial)]
    pub name: String,
    /// Short name.
    #[field(editorial)]
    pub acronym: Option<String>,
    /// Kind of organisation.
    #[field(editorial)]
    pub kind: Option<String>,
    /// Ministerial domain.
    #[field(editorial)]
    pub domaine_ministeriel: Option<String>,
    /// Its page in the directory of public services.
    #[field(editorial)]
    pub annuaire: Option<String>,
    /// Keys outside the format, JSON.
    #[field(editorial)]
    pub extra: String,
    /// First import.
    #[field(technical = "date du premier import")]
    pub imported_at: Option<DateTime<Utc>>,
    /// Last change.
    #[field(technical = "date de dernière modification")]
    pub changed_at: DateTime<Utc>,
    /// Whether the demonstration created it and nothing has changed it since.
    #[field(technical = "créé par la démonstration")]
    pub demonstration: bool,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
