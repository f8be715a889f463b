//! The tokens of pipelines: their digests, never themselves.

use chrono::{DateTime, Utc};
use privacy::{Digest, Fate, Id, Period, Personal, Retention, Slug, Trigger};
use sea_orm::entity::prelude::*;

use crate::processing::CONFORMITY;

/// Who made a token: a year after it ended.
pub const TOKEN_LIFE: Retention = Retention {
    trigger: Trigger::Column("ended_at"),
    active: Period::years(1),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement pour la traçabilité des accès",
};

/// A token.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "conformity_token")]
#[record(processing = CONFORMITY, subject(account = "account"))]
pub struct Model {
    /// Identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du jeton")]
    pub id: Id,
    /// Its product.
    #[field(technical = "produit ou service")]
    pub product: Slug,
    /// SHA-256 of the token.
    #[field(technical = "empreinte d'un jeton tiré au sort")]
    pub digest: Digest,
    /// Account of who made it.
    #[field(personal(category = ProfessionalLife, retention = TOKEN_LIFE, erasure = pseudonymise))]
    pub account: Personal<Id>,
    /// When.
    #[field(technical = "date de création")]
    pub at: DateTime<Utc>,
    /// When it ended.
    #[field(technical = "date de fin, fait courir la durée de conservation")]
    pub ended_at: Option<DateTime<Utc>>,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
