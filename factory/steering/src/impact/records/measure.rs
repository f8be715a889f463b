//! A measure: one value of an indicator on a day, real or aimed at. One by indicator, frequency and day.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::impact::frequency::Frequency;
use crate::impact::words::Dataviz;
use crate::processing::{AUTHOR, STEERING};

/// A measure.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "impact_measure")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la mesure")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// The indicator.
    #[field(technical = "indicateur")]
    pub indicator: Id,
    /// How often it is measured.
    #[field(technical = "fréquence de mesure")]
    pub frequency: Frequency,
    /// The day of the measure, or the last one of its period.
    #[field(technical = "jour de la mesure")]
    pub measured_on: NaiveDate,
    /// The value, in millionths: exact.
    #[field(technical = "valeur agrégée, sur personne en particulier")]
    pub millionths: i64,
    /// Whether it is aimed at rather than observed.
    #[field(technical = "valeur cible")]
    pub target: bool,
    /// Whether it covers a period.
    #[field(technical = "porte sur une période")]
    pub period: bool,
    /// The first day of the period.
    #[field(technical = "début de la période")]
    pub starts_on: Option<NaiveDate>,
    /// Whether a program measured it.
    #[field(technical = "mesure automatique")]
    pub automated: bool,
    /// Where it comes from.
    #[field(editorial)]
    pub source: String,
    /// The territory it is about, by its code in the official geographical code.
    #[field(technical = "code géographique INSEE")]
    pub territory: Option<Slug>,
    /// How it asks to be drawn.
    #[field(technical = "représentation souhaitée")]
    pub dataviz: Option<Dataviz>,
    /// What to know of it.
    #[field(editorial)]
    pub comments: String,
    /// Who wrote it.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// Last change.
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
