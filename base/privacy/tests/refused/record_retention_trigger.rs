//! A retention of rows started by no column.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = house::DOSSIERS, subject = "id", retention = house::FIVE_YEARS)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
}

fn main() {}
