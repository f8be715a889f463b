//! An indicator of a product: what is measured, how, and what it cannot tell.

use chrono::{DateTime, NaiveDate, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::impact::frequency::Frequency;
use crate::impact::mandatory::Mandatory;
use crate::impact::unit::Unit;
use crate::impact::words::{Aarri, Dataviz, Direction, Family};
use crate::processing::{AUTHOR, STEERING};

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "impact_indicator")]
#[record(processing = STEERING, subject = "author")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'indicateur")]
    pub id: Id,
    /// The product.
    #[field(technical = "produit")]
    pub product: Slug,
    /// Which one of the matrix, when it is one of those that every product owes.
    #[field(technical = "indicateur de la matrice d'impact")]
    pub kind: Option<Mandatory>,
    /// Its name.
    #[field(editorial)]
    pub name: String,
    /// Its family.
    #[field(technical = "famille de l'indicateur")]
    pub family: Family,
    /// Its unit.
    #[field(technical = "unité de mesure")]
    pub unit: Unit,
    /// Which way is better.
    #[field(technical = "sens d'évolution")]
    pub direction: Direction,
    /// How often it is measured.
    #[field(technical = "fréquence de mesure")]
    pub frequency: Frequency,
    /// Its step of AARRI.
    #[field(technical = "étape AARRI")]
    pub aarri: Option<Aarri>,
    /// How it asks to be drawn.
    #[field(technical = "représentation souhaitée")]
    pub dataviz: Option<Dataviz>,
    /// How it is computed.
    #[field(editorial)]
    pub calculation: String,
    /// What it cannot tell.
    #[field(editorial)]
    pub limits: String,
    /// Where the figures come from.
    #[field(editorial)]
    pub source: String,
    /// Whether a program measures it.
    #[field(technical = "mesure automatique")]
    pub automated: bool,
    /// Whether it is the one that the team watches first.
    #[field(technical = "métrique phare du produit")]
    pub flagship: bool,
    /// Since when it exists.
    #[field(technical = "début du suivi")]
    pub since: NaiveDate,
    /// Who defined it last.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub author: Personal<Id>,
    /// Last change of its definition: reviews made before it lapse.
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
