//! A wrapper hidden behind another name.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

type Name = Personal<String>;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = house::DOSSIERS, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Identification, retention = house::FIVE_YEARS, erasure = delete))]
    name: Name,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
