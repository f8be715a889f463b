//! The NIR with its decree.

use privacy::*;

const RIGHTS: Processing = Processing { nir_decree: Some("décret d'essai, art. 2"), ..crate::house::DOSSIERS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = RIGHTS, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Nir, retention = crate::house::FIVE_YEARS, erasure = delete))]
    nir: Sensitive<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
