//! The fabrique's own rules, one line each version: the latest counts.

use chrono::{DateTime, Utc};
use privacy::{Id, Personal, Slug};
use sea_orm::entity::prelude::*;

use crate::processing::{CONFORMITY, CONSTAT_LIFE};

/// A version of a rule.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "conformity_rule")]
#[record(processing = CONFORMITY, subject(account = "account"))]
pub struct Model {
    /// Identifier of the version, ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la version")]
    pub id: Id,
    /// The stable identifier of the rule.
    #[field(technical = "identifiant stable de la règle")]
    pub rule: Slug,
    /// Which version of it.
    #[field(technical = "numéro de version")]
    pub version: i64,
    /// Its label.
    #[field(editorial)]
    pub label: String,
    /// What proves it.
    #[field(editorial)]
    pub proof: String,
    /// How it is verified: a letter.
    #[field(technical = "classe de vérification, une lettre")]
    pub class: Slug,
    /// The phases in which it is asked: letters.
    #[field(technical = "phases, une lettre chacune")]
    pub phases: Slug,
    /// Days for which a proof lasts.
    #[field(technical = "validité d'une preuve, en jours")]
    pub days: i64,
    /// Whether this version withdraws it.
    #[field(technical = "retirée par cette version")]
    pub retired: bool,
    /// Account of who wrote it.
    #[field(personal(category = ProfessionalLife, retention = CONSTAT_LIFE, erasure = pseudonymise))]
    pub account: Option<Personal<Id>>,
    /// When.
    #[field(technical = "date de la version, fait courir la durée de conservation")]
    pub at: DateTime<Utc>,
}

/// No relation is followed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
