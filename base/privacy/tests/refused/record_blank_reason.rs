//! A table about nobody, for no reason.

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(no_person = "")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
}

fn main() {}
