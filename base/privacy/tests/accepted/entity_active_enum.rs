//! An enumeration stored by the ORM and closed for us.

use privacy::Personal;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, privacy::ClosedText)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Phase {
    #[sea_orm(string_value = "ouvert")]
    Open,
    #[sea_orm(string_value = "clos")]
    Closed,
}

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = crate::house::DOSSIERS, subject = "id")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du compte")]
    pub id: privacy::Id,
    #[field(technical = "état d'avancement")]
    pub phase: Phase,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    pub name: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    pub closed_at: chrono::NaiveDate,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub fn main() {}
