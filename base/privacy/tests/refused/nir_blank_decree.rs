//! The NIR with an empty decree.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

const BROKEN: Processing = Processing { nir_decree: Some(" "), ..house::DOSSIERS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = BROKEN, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Nir, retention = house::FIVE_YEARS, erasure = delete))]
    nir: Sensitive<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
