//! A table about nobody.

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(no_person = "référentiel public des communes")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(editorial)]
    name: String,
}

pub fn main() {}
