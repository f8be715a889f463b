//! From declarations to pages and files, on a service of one table.

mod browser;
mod exports;
mod pages;
mod record;

use chrono::{DateTime, Utc};
use http::StatusCode;
use kernel::manifest::Service;
use kernel::{Feature, Grant, Id, Migration, Personal, Scope};
use privacy::dpia::{Answer, Listed, Screening};
use privacy::{
    AutomatedDecision, Controller, DataSource, Fate, LegalBasis, Period, Processing, Recipient, RecipientKind, Record,
    Retention, Trigger,
};
use testkit::{App, Client};

const BODY: Controller =
    Controller { name: "Ministère d'essai", contact: "1 rue de l'Essai, 75000 Paris", public: true };
const NO: Answer = Answer::No("ne s'applique pas à un essai");

pub const CASES: Processing = Processing {
    id: "dossiers-d-essai",
    name: "Dossiers d'essai",
    created: "2026-01-05",
    updated: "2026-11-24",
    objectives: &["Instruire les demandes d'essai", "Répondre aux demandeurs"],
    controller: BODY,
    joint_controllers: &[],
    dpo: Controller { name: "Délégué d'essai", contact: "dpd@fabrique.exemple.fr", public: true },
    representative: None,
    basis: LegalBasis::PublicTask { text: "Code d'essai, art. L. 1" },
    article9: None,
    article10: None,
    nir_decree: None,
    free_text_guard: None,
    people: &["Demandeurs"],
    recipients: &[
        Recipient { name: "Service instructeur", kind: RecipientKind::Internal, hosts: &[] },
        Recipient {
            name: "Routeur d'essai",
            kind: RecipientKind::Processor { contract: "marché 2026-42" },
            hosts: &["routeur.exemple.fr"],
        },
    ],
    transfers: &[],
    technical_measures: &["Coffre numéro sept"],
    organisational_measures: &["Habilitations revues chaque trimestre d'essai"],
    sources: &[DataSource::Person, DataSource::Indirect { from: "Le guichet d'essai", public: false }],
    automated_decision: AutomatedDecision::None,
    screening: Screening {
        evaluation: NO,
        monitoring: NO,
        large_scale: NO,
        matching: NO,
        vulnerable: NO,
        innovation: NO,
        exclusion: NO,
        listed: Listed::Nowhere,
    },
};

const TWO_YEARS: Retention = Retention {
    trigger: Trigger::Column("closed_at"),
    active: Period::years(2),
    intermediate: Some(Period::years(3)),
    fate: Fate::Destruction,
    source: "Décision d'essai du 5 janvier 2026",
};
const FOUR_YEARS: Retention = Retention { active: Period::years(4), ..TWO_YEARS };

macro_rules! case {
    ($name:ident, $retention:ident) => {
        #[derive(Record)]
        #[record(table = "essai_dossier", processing = CASES, subject(contact = "email"))]
        #[allow(dead_code, reason = "no test writes a case")]
        pub struct $name {
            #[sea_orm(primary_key, auto_increment = false)]
            #[field(technical = "identifiant du dossier")]
            id: Id,
            #[field(personal(category = Identification, retention = $retention, erasure = delete), label = "Adresse électronique")]
            email: Personal<String>,
            #[field(technical = "clôture du dossier")]
            closed_at: Option<DateTime<Utc>>,
        }
    };
}

case!(Case, TWO_YEARS);
case!(LongerCase, FOUR_YEARS);

/// The ordinary service of samples, with a table of cases, its notice and its register.
pub fn service<R: Record>() -> Service {
    let create = "CREATE TABLE essai_dossier (id TEXT PRIMARY KEY, email TEXT NOT NULL, closed_at TIMESTAMPTZ)";
    let cases = Feature::new("cases").migrations(&[Migration::new("202601050000_create_case", create)]).record::<R>();
    let mut service = crate::samples::service();
    service.features.extend([cases, crate::notice::feature(""), super::feature("")]);
    service
}

pub async fn app() -> App {
    App::open(Vec::new(), vec![service::<Case>()]).await
}

/// Somebody with this role.
async fn holder(app: &App, name: &str, role: &str) -> Client {
    app.person(name, &[Grant { role: role.into(), scope: Scope::Everything }]).await
}

/// The text of a page, as a reader sees it.
pub async fn page(client: &mut Client, path: &str) -> String {
    let answer = client.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    readable(&answer.body)
}

fn readable(html: &str) -> String {
    let pairs = [("&#39;", "'"), ("&#34;", "\""), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];
    pairs.iter().fold(html.to_owned(), |text, (code, sign)| text.replace(code, sign))
}
