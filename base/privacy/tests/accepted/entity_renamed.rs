//! Renamed, raw, ignored and quoted columns have the names that the ORM gives them.

use privacy::Personal;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, privacy::Record)]
#[sea_orm(table_name = "dossier", rename_all = "camelCase", comment = "essai")]
#[record(processing = crate::house::DOSSIERS, subject = "id")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    #[field(technical = "identifiant du compte")]
    pub id: privacy::Id,
    #[sea_orm(column_name = "NomComplet", unique)]
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    pub full_name: Personal<String>,
    #[field(technical = "rang")]
    pub r#type: i64,
    #[sea_orm(ignore)]
    pub cached: i64,
    #[field(technical = "rang")]
    pub line2_count: i64,
    #[sea_orm(enum_name = "ClosedDay", column_name = "closed_at")]
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    pub closed_at: chrono::NaiveDate,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub fn main() {
    use sea_orm::{IdenStatic, Iterable};
    let declared: Vec<_> = <Model as privacy::Record>::DECLARATION.fields.iter().map(|field| field.column).collect();
    let columns: Vec<_> = Column::iter().map(|column| column.as_str().to_owned()).collect();
    assert_eq!(declared, columns);
}
