//! A text in a type that nothing closes.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

struct Reference(#[allow(dead_code)] String);

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = house::DOSSIERS, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(technical = "référence externe")]
    reference: Reference,
    #[field(personal(category = Identification, retention = house::FIVE_YEARS, erasure = delete))]
    person: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
