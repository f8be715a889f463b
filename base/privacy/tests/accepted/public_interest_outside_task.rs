//! A public body outside its task, argued.

use privacy::*;

const DOOR: Processing = Processing {
    basis: LegalBasis::LegitimateInterest {
        interest: "sûreté des locaux",
        outside_task: Some("hors mission : gestion du bâtiment"),
    },
    ..crate::house::DOSSIERS
};

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = DOOR, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    name: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
