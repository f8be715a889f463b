//! Signatures of commitments: the second one seals them.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{AUTHOR, STEERING};

/// A signature: the second one seals the commitments.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "gate_signature")]
#[record(processing = STEERING, subject = "account")]
pub struct Model {
    /// The version that is signed.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "version signée")]
    pub engagement: Id,
    /// As what.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "qualité du signataire")]
    pub quality: Slug,
    /// Who.
    #[field(personal(category = ProfessionalLife, retention = AUTHOR, erasure = pseudonymise))]
    pub account: Personal<Id>,
    /// The name written on the decision.
    #[field(personal(category = Identification, retention = AUTHOR, erasure = pseudonymise))]
    pub name: Personal<String>,
    /// When.
    #[field(technical = "date de la signature")]
    pub written_at: DateTime<Utc>,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
