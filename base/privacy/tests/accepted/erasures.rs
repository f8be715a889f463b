//! The three effects of an erasure.

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = crate::house::DOSSIERS, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    name: Personal<String>,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = pseudonymise))]
    first: Personal<String>,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = keep("preuve du paiement")))]
    proof: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
