//! The reports of agents whose signature was checked.

use chrono::{DateTime, Utc};
use privacy::{Id, Slug};
use sea_orm::entity::prelude::*;

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "agent_report")]
#[record(no_person = "noms de tables et de colonnes, décomptes : l'agent ne rapporte aucune valeur")]
pub struct Model {
    /// Identifier of the report.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du rapport")]
    pub id: Id,
    /// Its product.
    #[field(technical = "produit", label = "Produit")]
    pub product: Slug,
    /// When the agent read the database.
    #[field(technical = "instant de la lecture de la base", label = "Lu le")]
    pub read_at: DateTime<Utc>,
    /// When the report was received.
    #[field(technical = "instant de la réception", label = "Reçu le")]
    pub received_at: DateTime<Utc>,
    /// SHA-256 of the manifest that the agent held.
    #[field(editorial, label = "Empreinte du manifeste")]
    pub manifest: String,
    /// Whether it found nothing to say.
    #[field(technical = "la base et le manifeste s'accordent", label = "Accord")]
    pub agrees: bool,
    /// The report, JSON.
    #[field(editorial, label = "Rapport")]
    pub content: String,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
