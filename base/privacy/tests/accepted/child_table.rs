//! A row that belongs to another one, with its clock.

use privacy::*;

const CHILD: Retention = Retention {
    trigger: Trigger::Parent { column: "dossier", table: "dossier", key: "id", trigger: "closed_at" },
    ..crate::house::FIVE_YEARS
};

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = crate::house::DOSSIERS, subject(through(column = "dossier", table = "dossier", key = "id")))]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "dossier parent")]
    dossier: Id,
    #[field(personal(category = Identification, retention = CHILD, erasure = delete))]
    name: Personal<String>,
}

pub fn main() {}
