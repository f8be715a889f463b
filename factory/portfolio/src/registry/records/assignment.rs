//! The products of missions.

use privacy::{Id, Personal};
use sea_orm::entity::prelude::*;

use crate::registry::processing::{ASSIGNMENT, PORTFOLIO};

/// A product of a mission.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "registry_assignment")]
#[record(processing = PORTFOLIO, subject(through(column = "mission", table = "registry_mission", key = "id")))]
pub struct Model {
    /// Its mission.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "mission")]
    pub mission: Id,
    /// Place among the products of the mission.
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "rang dans le fichier de la source")]
    pub position: i64,
    /// Identifier of the product, known here or not.
    #[field(personal(category = ProfessionalLife, retention = ASSIGNMENT, erasure = delete))]
    pub product: Personal<String>,
}

/// No relation is followed: queries name what they join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
