//! A SeaORM entity whose columns are declared.

use privacy::Personal;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = crate::house::DOSSIERS, subject = "id")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du compte")]
    pub id: privacy::Id,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    pub name: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    pub closed_at: chrono::NaiveDate,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub fn main() {}
