//! A private body with a legitimate interest.

use privacy::*;

const SHOP: Processing = Processing {
    basis: LegalBasis::LegitimateInterest { interest: "prévenir la fraude", outside_task: None },
    controller: Controller { name: "Boutique", contact: "boutique@exemple.fr", public: false },
    ..crate::house::DOSSIERS
};

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = SHOP, subject = "id")]
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
