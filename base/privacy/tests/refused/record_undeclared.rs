//! A table that serves no processing.

use privacy::*;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
}

fn main() {}
