//! A free text with its guard.

use privacy::*;

const GUARDED: Processing = Processing { free_text_guard: Some("consigne et relecture"), ..crate::house::DOSSIERS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = GUARDED, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = FreeText, retention = crate::house::FIVE_YEARS, erasure = delete))]
    note: Option<Sensitive<String>>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
