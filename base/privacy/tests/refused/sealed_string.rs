//! A sealed content in a plain text.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = house::DOSSIERS, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(sealed(key_owner = "la personne", category = Identification, retention = house::FIVE_YEARS, erasure = delete))]
    vault: String,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
