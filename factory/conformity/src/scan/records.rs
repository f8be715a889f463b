//! The scans asked and done, with what the scanners said, word for word.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Slug};
use sea_orm::entity::prelude::*;

/// A scan.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "conformity_scan")]
#[record(no_person = "ce qu'un site public montre à tout visiteur")]
pub struct Model {
    /// Identifier, ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de l'analyse")]
    pub id: Id,
    /// Its product or service.
    #[field(technical = "produit ou service")]
    pub product: Slug,
    /// The address scanned.
    #[field(editorial)]
    pub url: String,
    /// When it was asked.
    #[field(technical = "date de la demande")]
    pub asked_at: DateTime<Utc>,
    /// When it was done.
    #[field(technical = "date de la fin")]
    pub done_at: Option<DateTime<Utc>>,
    /// What the scanners said, JSON.
    #[field(editorial)]
    pub report: Option<String>,
    /// SHA-256 of the report.
    #[field(technical = "empreinte du résultat brut")]
    pub digest: Option<Digest>,
    /// Findings that are met.
    #[field(technical = "nombre de vérifications réussies")]
    pub met: i64,
    /// Findings that are not.
    #[field(technical = "nombre de vérifications manquées")]
    pub refuted: i64,
    /// Findings that could not be told.
    #[field(technical = "nombre de vérifications impossibles")]
    pub unknown: i64,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
