//! The declared perimeters, one line each time that one is declared: the latest counts.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{CONFORMITY, CONSTAT_LIFE};

/// A declaration.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "conformity_perimeter")]
#[record(processing = CONFORMITY, subject(account = "account"))]
pub struct Model {
    /// Identifier, ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la déclaration")]
    pub id: Id,
    /// Its product or service.
    #[field(technical = "produit ou service")]
    pub product: Slug,
    /// Categories of data, JSON list.
    #[field(editorial)]
    pub categories: String,
    /// Recipients and processors, JSON list.
    #[field(editorial)]
    pub recipients: String,
    /// Retentions, JSON list.
    #[field(editorial)]
    pub retentions: String,
    /// Tools and hosts, JSON list.
    #[field(editorial)]
    pub tools: String,
    /// Domains that may be scanned, JSON list.
    #[field(editorial)]
    pub domains: String,
    /// Whether health data are processed.
    #[field(technical = "le produit traite des données de santé")]
    pub health: bool,
    /// Cyber index in tenths, from 0 to 50.
    #[field(technical = "indice cyber, en dixièmes")]
    pub cyber_tenths: Option<i64>,
    /// Digest of the declarations of the service's own tables, for a service of this base.
    #[field(technical = "empreinte des déclarations de données du service")]
    pub declared: Option<Digest>,
    /// Account of who declared it; nothing when the base did.
    #[field(personal(category = ProfessionalLife, retention = CONSTAT_LIFE, erasure = pseudonymise))]
    pub account: Option<Personal<Id>>,
    /// When.
    #[field(technical = "date de la déclaration, fait courir la durée de conservation")]
    pub at: DateTime<Utc>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
