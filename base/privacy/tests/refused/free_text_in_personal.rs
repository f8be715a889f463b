//! A free text about a person in a wrapper that journals nothing.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

const GUARDED: Processing = Processing { free_text_guard: Some("relecture"), ..house::DOSSIERS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = GUARDED, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = FreeText, retention = house::FIVE_YEARS, erasure = delete))]
    note: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
