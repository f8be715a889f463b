//! Products built elsewhere, with the key and the manifest of their team.

use chrono::{DateTime, Utc};
use privacy::Slug;
use sea_orm::entity::prelude::*;

/// A product.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "agent_product")]
#[record(no_person = "noms de tables et de colonnes d'un produit, et la clé publique de son équipe")]
pub struct Model {
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "produit", label = "Produit")]
    pub product: Slug,
    /// The public key that signs its manifests and reports.
    #[field(editorial, label = "Clé publique")]
    pub key: String,
    /// SHA-256 of its manifest.
    #[field(editorial, label = "Empreinte du manifeste")]
    pub digest: String,
    /// Its manifest, JSON.
    #[field(editorial, label = "Manifeste")]
    pub manifest: String,
    /// When the manifest was registered.
    #[field(technical = "date d'enregistrement du manifeste", label = "Enregistré le")]
    pub registered_at: DateTime<Utc>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
