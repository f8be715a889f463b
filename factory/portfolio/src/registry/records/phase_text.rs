//! What the source says of each phase.

use chrono::{DateTime, Utc};
use privacy::Slug;
use sea_orm::entity::prelude::*;

/// The text about a phase.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_phase_text")]
#[record(no_person = "des textes sur la méthode")]
pub struct Model {
    /// Its phase.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "phase")]
    pub status: Slug,
    /// Displayed name in the source.
    #[field(editorial)]
    pub label: String,
    /// Position in the source's lists.
    #[field(technical = "rang dans les listes de la source")]
    pub rank: Option<i64>,
    /// What the phase is.
    #[field(editorial)]
    pub short_description: Option<String>,
    /// Where the method explains it.
    #[field(editorial)]
    pub documentation_url: Option<String>,
    /// Keys outside the format, JSON.
    #[field(editorial)]
    pub extra: String,
    /// Last change.
    #[field(technical = "date de dernière modification")]
    pub changed_at: DateTime<Utc>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
