//! A wrapper of the same name that is not ours.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

mod fake {
    pub struct Personal<T>(pub T);
}

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = house::DOSSIERS, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Identification, retention = house::FIVE_YEARS, erasure = delete))]
    name: fake::Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
