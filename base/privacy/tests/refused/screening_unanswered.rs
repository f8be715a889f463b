//! A question left without a reason.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

const BROKEN: Processing = Processing { screening: dpia::Screening { vulnerable: dpia::Answer::No(""), ..house::DOSSIERS.screening }, ..house::DOSSIERS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = BROKEN, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Identification, retention = house::FIVE_YEARS, erasure = delete))]
    name: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
