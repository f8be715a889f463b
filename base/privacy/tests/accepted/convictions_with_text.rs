//! Convictions with a text.

use privacy::*;

const COURT: Processing = Processing { article10: Some("code d'essai, art. 3"), ..crate::house::DOSSIERS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = COURT, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Convictions, retention = crate::house::FIVE_YEARS, erasure = delete))]
    record: Sensitive<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
