//! A sensitive wrapper of the same name that is not ours.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

mod fake {
    pub struct Sensitive<T>(pub T);
}
const CARE: Processing = Processing { article9: Some(Article9::ExplicitConsent), ..house::DOSSIERS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = CARE, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Health, retention = house::FIVE_YEARS, erasure = delete))]
    disease: fake::Sensitive<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
