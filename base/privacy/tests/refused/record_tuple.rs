//! Columns without names.

use privacy::*;

#[derive(Record)]
#[record(table = "commune", no_person = "référentiel")]
struct Commune(Id);

fn main() {}
