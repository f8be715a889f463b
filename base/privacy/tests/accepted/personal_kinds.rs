//! Personal values of several types, optional inside or outside.

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = crate::house::DOSSIERS, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    name: Personal<String>,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    born: Option<Personal<chrono::NaiveDate>>,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    children: Personal<Option<i64>>,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    nick: Option<Sensitive<String>>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
