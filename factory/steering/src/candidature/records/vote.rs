//! A vote: one a person at each stage, which may change until the stage ends.

use chrono::{DateTime, Utc};
use privacy::{Fate, Id, Period, Personal, Retention, Trigger};
use sea_orm::entity::prelude::*;

use super::problem::Stage;
use crate::processing::STEERING;

/// A vote lives as long as its candidature, two years after it was cast.
pub const VOTE: Retention = Retention {
    trigger: Trigger::Column("voted_at"),
    active: Period::years(2),
    intermediate: None,
    fate: Fate::Destruction,
    source: "Durée fixée par le responsable de traitement : celle de la candidature",
};

/// A vote.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "candidature_vote")]
#[record(processing = STEERING, subject = "account")]
pub struct Model {
    /// The candidature.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "candidature")]
    pub problem: Id,
    /// The stage.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "étape du vote")]
    pub stage: Stage,
    /// Who votes.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(personal(category = ProfessionalLife, retention = VOTE, erasure = delete))]
    pub account: Personal<Id>,
    /// For, against, none.
    #[field(personal(category = ProfessionalLife, retention = VOTE, erasure = delete))]
    pub opinion: Personal<String>,
    /// When.
    #[field(technical = "fait courir la durée de conservation")]
    pub voted_at: DateTime<Utc>,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
