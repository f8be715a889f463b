//! Sealed contents in their two types.

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = crate::house::DOSSIERS, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(sealed(key_owner = "la personne", category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    vault: Ciphertext,
    #[field(sealed(key_owner = "la personne", category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    blob: Option<Vec<u8>>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
