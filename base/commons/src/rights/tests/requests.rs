//! The requests of people, from the form to the answer.

use http::StatusCode;
use kernel::{Grant, Scope};
use testkit::{App, Client};

use super::toy::{self, open, two_people};

const FORM: &str = "/donnees-personnelles/demande";
const CAMILLE: &str = "camille.canaricamille@exemple.fr";

pub async fn officer(app: &App) -> Client {
    app.person("Inès Benali", &[Grant { role: "administrateur".into(), scope: Scope::Everything }]).await
}

/// The text of a letter, without the folds of its transport.
fn plain(letter: &str) -> String {
    letter.replace("=\r\n", "").replace("=3D", "=")
}

async fn last_letter(app: &App, mark: &str) -> String {
    app.letters()
        .await
        .iter()
        .map(|letter| plain(letter))
        .rfind(|letter| letter.contains(mark))
        .unwrap_or_else(|| panic!("no letter with {mark}"))
}

/// Asks without an account, and proves the address. Answers the page that follows the request.
pub async fn ask_and_prove(app: &App, right: &str) -> (Client, String) {
    let mut anyone = app.anonymous();
    let sent = anyone.post(FORM, &[("droit", right), ("courriel", CAMILLE), ("message", "Une précision")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let follow = sent.location().to_owned();
    let letter = last_letter(app, &follow).await;
    let code = letter
        .lines()
        .map(str::trim)
        .find(|line| line.len() == 6 && line.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap();
    let proved = anyone.post(&format!("{follow}/code"), &[("code", code)]).await;
    assert_eq!(proved.status, StatusCode::SEE_OTHER, "{}", proved.body);
    (anyone, follow)
}

async fn address_of_request(officer: &mut Client) -> String {
    let list = officer.get("/droits").await.body;
    let address =
        list.split("href=\"/droits/").nth(1).and_then(|rest| rest.split('"').next()).expect("a request in the list");
    format!("/droits/{address}")
}

async fn decide(app: &App, decision: &str, text: &str) -> StatusCode {
    let mut officer = officer(app).await;
    let address = address_of_request(&mut officer).await;
    officer.submit(&address, &address, &[("decision", decision), ("texte", text)]).await.status
}

#[tokio::test]
async fn an_access_is_asked_proved_answered_and_downloaded_once() {
    let app = open().await;
    two_people(&app).await;
    let (mut anyone, follow) = ask_and_prove(&app, "acces").await;
    assert_eq!(decide(&app, "export", "").await, StatusCode::SEE_OTHER);
    let letter = last_letter(&app, "/donnees-personnelles/export/").await;
    let token = letter.split("/export/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let address = format!("/donnees-personnelles/export/{token}");
    assert_eq!(anyone.get(&address).await.status, StatusCode::OK);
    let file = anyone.post(&address, &[]).await;
    assert_eq!((file.status, file.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "application/zip"));
    assert_eq!(anyone.post(&address, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(anyone.get(&follow).await.body.contains("Répondue"));
}

#[tokio::test]
async fn nothing_is_answered_before_the_address_is_proved() {
    let app = open().await;
    app.anonymous().post(FORM, &[("droit", "acces"), ("courriel", CAMILLE)]).await;
    assert_eq!(decide_unproved(&app).await, StatusCode::CONFLICT);
}

async fn decide_unproved(app: &App) -> StatusCode {
    let mut officer = officer(app).await;
    let address = address_of_request(&mut officer).await;
    officer.submit("/compte/donnees", &address, &[("decision", "export")]).await.status
}

#[tokio::test]
async fn a_code_is_worth_nothing_after_five_wrong_tries() {
    let app = open().await;
    let mut anyone = app.anonymous();
    let follow = anyone.post(FORM, &[("droit", "acces"), ("courriel", CAMILLE)]).await.location().to_owned();
    for _ in 0..6 {
        assert_eq!(
            anyone.post(&format!("{follow}/code"), &[("code", "abc")]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    assert!(anyone.get(&follow).await.body.contains("Identité à vérifier"));
}

#[tokio::test]
async fn a_right_that_no_processing_gives_is_neither_offered_nor_taken() {
    let app = open().await;
    let mut anyone = app.anonymous();
    assert!(!anyone.get(FORM).await.body.contains("value=\"portabilite\""));
    let refused = anyone.post(FORM, &[("droit", "portabilite"), ("courriel", CAMILLE)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(CAMILLE), "what was typed is kept");
}

#[tokio::test]
async fn a_refusal_says_why_and_where_to_complain() {
    let app = open().await;
    ask_and_prove(&app, "rectification").await;
    assert_eq!(decide(&app, "refuser", "").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(decide(&app, "refuser", "Le fait est exact.").await, StatusCode::SEE_OTHER);
    let letter = last_letter(&app, "cnil.fr").await;
    assert!(letter.contains("Le fait est exact."), "{letter}");
    assert_eq!(decide(&app, "refuser", "Encore.").await, StatusCode::CONFLICT);
}

#[tokio::test]
async fn an_objection_granted_erases_the_person_and_the_request_s_words() {
    let app = open().await;
    two_people(&app).await;
    ask_and_prove(&app, "opposition").await;
    assert_eq!(decide(&app, "effacer", "").await, StatusCode::SEE_OTHER);
    app.deployment.tend().await.unwrap();
    app.clock.advance(chrono::TimeDelta::minutes(2));
    app.deployment.tend().await.unwrap();
    assert_eq!(toy::count(app.kernel(), "toy_member").await, 1);
    assert_eq!(
        toy::count(app.kernel(), "rights_request WHERE email = '' AND message IS NULL AND answer IS NULL").await,
        1
    );
    assert!(officer(&app).await.get("/droits").await.body.contains("Lignes supprimées"));
}

#[tokio::test]
async fn a_term_is_extended_once_within_the_month_and_told_when_near() {
    let app = open().await;
    ask_and_prove(&app, "acces").await;
    app.clock.advance(chrono::TimeDelta::days(26));
    assert!(app.letters().await.iter().any(|letter| letter.contains("/droits")), "no alert");
    assert_eq!(decide(&app, "prolonger", "La demande porte sur dix ans.").await, StatusCode::SEE_OTHER);
    assert_eq!(decide(&app, "prolonger", "Encore.").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(toy::count(app.kernel(), "rights_request WHERE due_at >= '2026-11-20'").await, 1);
}

#[tokio::test]
async fn somebody_signed_in_downloads_their_data_and_follows_their_requests() {
    let app = open().await;
    let mut zoe = app.person("Zoé Petit", &[]).await;
    assert!(zoe.get("/compte/donnees").await.body.contains("aucune demande"));
    let file = zoe.submit("/compte/donnees", "/compte/donnees/export", &[]).await;
    assert_eq!(file.status, StatusCode::OK);
    let asked = zoe.submit(FORM, FORM, &[("droit", "acces")]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    assert!(zoe.get("/compte/donnees").await.body.contains("À traiter"));
}

#[tokio::test]
async fn requests_are_for_who_answers_them() {
    let app = open().await;
    assert_eq!(app.anonymous().get("/droits").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.person("Paul Lefèvre", &[]).await.get("/droits").await.status, StatusCode::FORBIDDEN);
    assert_eq!(officer(&app).await.get("/droits/inconnue").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_person_sees_where_their_data_are_and_nothing_of_others() {
    let app = open().await;
    two_people(&app).await;
    let mut camille = app.person("Camille Canaricamille", &[]).await;
    let page = camille.get("/compte/donnees").await.body;
    // Of the member, the note, the piece, the paper and the fiche where somebody else is too.
    assert!(page.contains("Traitement d&#39;essai</a></th><td>") && page.contains("app-number\">5</td>"), "{page}");
    assert!(page.contains("Comptes et sessions"));
    assert!(camille.get("/compte").await.body.contains("/compte/donnees"));
    let zoe = app.person("Zoé Petit", &[]).await.get("/compte/donnees").await.body;
    assert!(!zoe.contains("Traitement d&#39;essai</a>"), "{zoe}");
}

#[tokio::test]
async fn the_officer_sees_what_is_due_when() {
    let app = open().await;
    assert!(officer(&app).await.get("/droits").await.body.contains("attend de réponse"));
    ask_and_prove(&app, "acces").await;
    let page = officer(&app).await.get("/droits").await.body;
    assert!(page.contains("dans 31\u{a0}jours") && page.contains("20\u{a0}septembre 2026"), "{page}");
    app.clock.advance(chrono::TimeDelta::days(33));
    let page = officer(&app).await.get("/droits").await.body;
    assert!(page.contains("dont 1 en retard") && page.contains("depuis 2\u{a0}jours"), "{page}");
}
