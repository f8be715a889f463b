//! Personal data without anything else.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = house::DOSSIERS, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal)]
    name: Personal<String>,
    #[field(personal(category = Identification, retention = house::FIVE_YEARS, erasure = delete))]
    person: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
