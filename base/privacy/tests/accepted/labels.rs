//! Labels that people read, before or after the declaration.

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = crate::house::DOSSIERS, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(label = "Titre", editorial)]
    title: String,
    #[field(technical = "rang d'affichage", label = "Rang")]
    rank: i64,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    name: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
