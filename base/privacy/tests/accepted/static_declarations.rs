//! Processing and retention as statics, by path.

use privacy::*;

static LONG: Retention = crate::house::FIVE_YEARS;
static ALL: Processing = crate::house::DOSSIERS;

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = self::ALL, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Identification, retention = self::LONG, erasure = delete))]
    name: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
