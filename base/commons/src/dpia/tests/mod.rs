//! From declarations to validated assessments, on a service of one table.

mod file;
mod flow;
mod gate;
mod scope;
mod screening;

use http::StatusCode;
use kernel::manifest::Service;
use kernel::{Grant, Scope};
use privacy::Record;
use testkit::{App, Client};

use crate::dpia::content::Content;
use crate::dpia::review::{self, Review};
use crate::register::tests::{Case, service as cases};

/// The processing of the table of cases.
pub const ID: &str = "dossiers-d-essai";
pub const PAGE: &str = "/aipd/dossiers-d-essai";

pub fn service<R: Record>() -> Service {
    let mut service = cases::<R>();
    service.features.push(crate::dpia::feature(""));
    service
}

pub async fn app() -> App {
    App::open(Vec::new(), vec![service::<Case>()]).await
}

pub async fn holder(app: &App, name: &str, role: &str) -> Client {
    app.person(name, &[Grant { role: role.into(), scope: Scope::Everything }]).await
}

pub async fn officer(app: &App) -> Client {
    holder(app, "Inès Benali", "dpd").await
}

pub async fn controller(app: &App) -> Client {
    holder(app, "Amadou Diallo", "responsable-traitement").await
}

pub async fn review(app: &App) -> Review {
    review::find(app.kernel(), ID).await.unwrap().unwrap()
}

pub async fn content(app: &App) -> Content {
    review(app).await.latest.map(|latest| latest.content).unwrap_or_default()
}

const ASKED: [&str; 7] =
    ["evaluation", "monitoring", "large_scale", "matching", "vulnerable", "innovation", "exclusion"];

/// The answers of a form of screening, every criterion answered by no but those of `met`.
pub fn answers(met: &[&str]) -> Vec<(String, String)> {
    let mut sent = Vec::new();
    for name in ASKED {
        sent.push((name.to_owned(), if met.contains(&name) { "oui" } else { "non" }.to_owned()));
    }
    for list in ["liste_requise", "liste_dispense"] {
        sent.push((list.to_owned(), "aucune".to_owned()));
    }
    let reasons: Vec<_> = sent.iter().map(|(name, _)| (format!("motif_{name}"), format!("pour {name}"))).collect();
    sent.extend(reasons);
    sent
}

pub fn with(mut sent: Vec<(String, String)>, name: &str, value: &str) -> Vec<(String, String)> {
    sent.retain(|(known, _)| known != name);
    sent.push((name.to_owned(), value.to_owned()));
    sent
}

/// Sends a form as the person who reads `page` would.
pub async fn send(client: &mut Client, page: &str, path: &str, sent: &[(String, String)]) -> StatusCode {
    let sent: Vec<_> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.submit(page, path, &sent).await.status
}

/// Screens the processing: required by two criteria.
pub async fn require(app: &App) {
    let mut officer = officer(app).await;
    let sent = with(answers(&["large_scale", "vulnerable"]), "version", "0");
    let page = format!("{PAGE}/criteres");
    assert_eq!(send(&mut officer, &page, &page, &sent).await, StatusCode::SEE_OTHER);
}

/// Sends one part, over the version that stands.
pub async fn write(app: &App, client: &mut Client, part: &str, fields: &[(&str, &str)]) -> StatusCode {
    let page = format!("{PAGE}/analyse/{part}");
    let version = review(app).await.number().to_string();
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    client.submit(&page, &page, &all).await.status
}

/// Writes every answer that a submission needs.
pub async fn complete(app: &App, client: &mut Client) {
    let parts: [(&str, &[(&str, &str)]); 6] = [
        ("donnees", &[("q123", "Une base par service.\nAucun papier.")]),
        ("necessite", &[("q213", "L'adresse sert à répondre."), ("q214", "La personne la corrige.")]),
        ("acces-illegitime", &risk(["q321", "q322", "q323", "q324"], ["q325", "q326"])),
        ("modification", &risk(["q331", "q332", "q333", "q334"], ["q335", "q336"])),
        ("disparition", &risk(["q341", "q342", "q343", "q344"], ["q345", "q346"])),
        ("mesures", &[("titre_0", "Revue des rôles"), ("contenu_0", "Chaque trimestre & sans délai <une heure>")]),
    ];
    for (part, fields) in parts {
        assert_eq!(write(app, client, part, fields).await, StatusCode::SEE_OTHER, "{part}");
    }
}

fn risk<'a>(lists: [&'a str; 4], levels: [&'a str; 2]) -> Vec<(&'a str, &'a str)> {
    let lists = lists.into_iter().map(|name| (name, "Premier élément\n- Second & dernier\n"));
    lists.chain(levels.into_iter().zip(["2", "1"])).collect()
}

pub async fn submit(app: &App, client: &mut Client) -> StatusCode {
    let version = review(app).await.number().to_string();
    let page = format!("{PAGE}/criteres");
    client.submit(&page, &format!("{PAGE}/soumission"), &[("version", &version)]).await.status
}

pub async fn advise(app: &App, client: &mut Client, sense: &str) -> StatusCode {
    let page = format!("{PAGE}/avis");
    let version = review(app).await.number().to_string();
    let fields = [
        ("version", version.as_str()),
        ("avis", sense),
        ("texte", "Les mesures suffisent."),
        ("demande", "non"),
        ("texte_personnes", "Les personnes ne sont pas encore connues."),
    ];
    client.submit(&page, &page, &fields).await.status
}

pub async fn decide(app: &App, client: &mut Client, decision: &str, why: &str) -> StatusCode {
    let page = format!("{PAGE}/decision");
    let version = review(app).await.number().to_string();
    let fields = [("version", version.as_str()), ("decision", decision), ("motif", why)];
    client.submit(&page, &page, &fields).await.status
}

/// From the screening to the validation.
pub async fn validate(app: &App) {
    require(app).await;
    let (mut officer, mut controller) = (officer(app).await, controller(app).await);
    complete(app, &mut controller).await;
    assert_eq!(submit(app, &mut controller).await, StatusCode::SEE_OTHER);
    assert_eq!(advise(app, &mut officer, "favorable").await, StatusCode::SEE_OTHER);
    assert_eq!(decide(app, &mut controller, "valider", "").await, StatusCode::SEE_OTHER);
}
