//! What a team says of its week.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A week of a product.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "standup_week")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// The product.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "produit")]
    pub product: Slug,
    /// The Monday of the week.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "lundi de la semaine")]
    pub week: NaiveDate,
    /// How it goes.
    #[field(technical = "météo de l'équipe")]
    pub weather: Weather,
    /// Figures, in a line or two.
    #[field(editorial)]
    pub figures: String,
    /// Priorities, one a line.
    #[field(editorial)]
    pub priorities: String,
    /// Dates that come, one a line.
    #[field(editorial)]
    pub dates: String,
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

/// How a week goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "kebab-case")]
pub enum Weather {
    /// Well.
    Bon,
    /// So so.
    Moyen,
    /// Badly.
    Mauvais,
}

impl Weather {
    /// All.
    pub const ALL: [Weather; 3] = [Weather::Bon, Weather::Moyen, Weather::Mauvais];

    /// The identifier in forms.
    pub fn id(self) -> &'static str {
        match self {
            Weather::Bon => "bon",
            Weather::Moyen => "moyen",
            Weather::Mauvais => "mauvais",
        }
    }

    /// The label and the badge.
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Weather::Bon => ("Bon", "success"),
            Weather::Moyen => ("Moyen", "warning"),
            Weather::Mauvais => ("Mauvais", "error"),
        }
    }
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
