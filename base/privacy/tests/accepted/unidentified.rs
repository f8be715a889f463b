//! People who cannot be found, with the reason.

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = crate::house::DOSSIERS, subject(unidentified = "aucun compte, adresse tronquée"))]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Connection, retention = crate::house::FIVE_YEARS, erasure = delete))]
    address: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
