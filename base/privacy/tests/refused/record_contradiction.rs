//! A table with a processing and without anybody.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = house::DOSSIERS, subject = "id", no_person = "référentiel")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
}

fn main() {}
