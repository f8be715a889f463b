//! A table without a name.

use privacy::*;

#[derive(Record)]
#[record(no_person = "référentiel des communes")]
struct Commune {
    #[field(technical = "identifiant du compte")]
    id: Id,
}

fn main() {}
