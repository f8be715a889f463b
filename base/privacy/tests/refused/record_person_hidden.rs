//! Personal data in a table about nobody.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(no_person = "référentiel des communes")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Identification, retention = house::FIVE_YEARS, erasure = delete))]
    name: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
