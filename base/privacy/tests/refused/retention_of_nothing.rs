//! A retention that lasts no time.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

const BROKEN: Retention = Retention { active: Period::days(0), ..house::FIVE_YEARS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = house::DOSSIERS, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Identification, retention = BROKEN, erasure = delete))]
    name: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
