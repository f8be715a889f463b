//! A machine that decides with explicit consent.

use privacy::*;

const AUTO: Processing = Processing {
    article9: Some(Article9::ExplicitConsent),
    automated_decision: AutomatedDecision::Automated {
        logic: "barème",
        consequences: "droit ouvert",
        ground: "consentement",
    },
    ..crate::house::DOSSIERS
};

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = AUTO, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(personal(category = Health, retention = crate::house::FIVE_YEARS, erasure = delete))]
    disease: Sensitive<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
