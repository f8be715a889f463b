//! Technical columns of every closed type.

use privacy::*;

#[derive(ClosedText)]
#[allow(dead_code)]
enum Phase {
    Open,
    Closed,
}

#[derive(Record)]
#[sea_orm(table_name = "dossier")]
#[record(processing = crate::house::DOSSIERS, subject = "id")]
#[allow(dead_code)]
struct Dossier {
    #[field(technical = "identifiant du compte")]
    id: Id,
    #[field(technical = "essai des types fermés")]
    slug: Slug,
    #[field(technical = "essai des types fermés")]
    digest: Option<Digest>,
    #[field(technical = "essai des types fermés")]
    url: OwnUrl,
    #[field(technical = "essai des types fermés")]
    phase: Phase,
    #[field(technical = "essai des types fermés")]
    count: i32,
    #[field(technical = "essai des types fermés")]
    done: bool,
    #[field(technical = "essai des types fermés")]
    at: chrono::DateTime<chrono::Utc>,
    #[field(personal(category = Identification, retention = crate::house::FIVE_YEARS, erasure = delete))]
    name: Personal<String>,
    #[field(technical = "date de clôture, déclencheur de la conservation")]
    closed_at: chrono::NaiveDate,
}

pub fn main() {}
