//! The missions of members.

use chrono::NaiveDate;
use privacy::{Id, Personal};
use sea_orm::entity::prelude::*;

use crate::registry::processing::{MISSION, PORTFOLIO};

/// A mission.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_mission")]
#[record(processing = PORTFOLIO, subject(through(column = "person", table = "registry_person", key = "id")))]
pub struct Model {
    /// Identifier of the line.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant de la ligne")]
    pub id: Id,
    /// Its member.
    #[field(technical = "membre")]
    pub person: Id,
    /// Place among the missions of the member.
    #[field(technical = "rang dans le fichier de la source")]
    pub position: i64,
    /// First day.
    #[field(technical = "premier jour de la mission")]
    pub start_on: Option<NaiveDate>,
    /// Last day.
    #[field(technical = "dernier jour de la mission")]
    pub end_on: Option<NaiveDate>,
    /// `admin`, `independent`, `service`.
    #[field(personal(category = ProfessionalLife, retention = MISSION, erasure = delete))]
    pub status: Option<Personal<String>>,
    /// Who employs.
    #[field(personal(category = ProfessionalLife, retention = MISSION, erasure = delete))]
    pub employer: Option<Personal<String>>,
    /// Keys outside the format, JSON.
    #[field(personal(category = ProfessionalLife, retention = MISSION, erasure = delete))]
    pub extra: Personal<String>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
