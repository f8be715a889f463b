//! A machine that decides on health.

#[path = "../house/mod.rs"]
mod house;

use privacy::*;

const BROKEN: Processing = Processing { article9: Some(Article9::VitalInterest), automated_decision: AutomatedDecision::Automated { logic: "barème", consequences: "refus", ground: "loi" }, ..house::DOSSIERS };

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = BROKEN, subject = "id")]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Health, retention = house::FIVE_YEARS, erasure = delete))]
    disease: Sensitive<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

fn main() {}
