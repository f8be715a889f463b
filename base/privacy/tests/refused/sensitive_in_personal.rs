//! Health in a wrapper that journals nothing.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

const CARE: Processing = Processing { article9: Some(Article9::ExplicitConsent), ..house::DOSSIERS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = CARE, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Health, retention = house::FIVE_YEARS, erasure = delete))]
    disease: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
