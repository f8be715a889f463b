//! A person in a table about nobody.

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(no_person = "référentiel des communes", subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
}

fn main() {}
