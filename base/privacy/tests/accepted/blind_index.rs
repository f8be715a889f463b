//! An encrypted value that can be found.

use privacy::*;

const CARE: Processing = Processing { article9: Some(Article9::ExplicitConsent), ..crate::house::DOSSIERS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = CARE, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Health, retention = crate::house::FIVE_YEARS, erasure = delete, blind_index = "disease_index"))]
    disease: Sensitive<String>,
    #[field(technical = "index aveugle")]
    disease_index: Digest,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
