//! A restriction of processing that holds by itself (RGPD, art. 18).

use chrono::{Months, TimeDelta};
use http::StatusCode;
use kernel::vault::{Cell, Encrypted};
use kernel::{Error, Id, Purpose, Sensitive};
use privacy::{Ground, Readings};
use testkit::{App, Client};

use super::requests::{ask_and_prove, officer};
use super::toy::{self, add_member, add_note, add_paper, open, two_people};
use crate::rights::{Holding, Known, gather, restriction};

const CAMILLE: &str = "camille.canaricamille@exemple.fr";
const SHOWING: Purpose = Purpose::new("montrer la note à l'équipe");

/// Camille asks that the use of their data be restricted, and it is. Answers the page of the request.
async fn restricted(app: &App) -> (Client, String) {
    two_people(app).await;
    ask_and_prove(app, "limitation").await;
    let mut officer = officer(app).await;
    let list = officer.get("/droits").await.body;
    let id = list.split("href=\"/droits/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let page = format!("/droits/{id}");
    let fields = [("decision", "limiter"), ("texte", "Le temps de vérifier ces données.")];
    assert_eq!(officer.submit(&page, &page, &fields).await.status, StatusCode::SEE_OTHER);
    app.deployment.tend().await.unwrap();
    (officer, page)
}

/// What the team reads of a note, for this purpose.
async fn read_note(app: &App, id: &str, purpose: Purpose) -> Result<Option<String>, Error> {
    let stored: Sensitive<Encrypted> = toy::sealed_words(app.kernel(), id).await;
    let cell = Cell { table: "toy_note", column: "words", row: id };
    app.kernel().vault().open(&Id::parse(id).unwrap(), cell, &stored, purpose, &Readings::new()).await
}

#[tokio::test]
async fn sensitive_values_are_refused_to_ordinary_purposes_and_to_nobody_else_s() {
    let app = open().await;
    restricted(&app).await;
    assert!(matches!(read_note(&app, "n-camille", SHOWING).await, Err(Error::Refused(why)) if why.contains("art. 18")));
    let claim = SHOWING.despite_restriction(Ground::LegalClaims);
    assert_eq!(read_note(&app, "n-camille", claim).await.unwrap().as_deref(), Some("texte-canaricamille"));
    assert_eq!(read_note(&app, "n-amadou", SHOWING).await.unwrap().as_deref(), Some("texte-canariamadou"));
}

#[tokio::test]
async fn what_is_sealed_later_is_refused_too_after_the_next_look() {
    let app = open().await;
    restricted(&app).await;
    add_note(app.kernel(), "n-neuve", "m-camille", "texte-neuf").await;
    assert!(read_note(&app, "n-neuve", SHOWING).await.is_ok());
    app.clock.advance(TimeDelta::hours(6));
    app.deployment.tend().await.unwrap();
    assert!(read_note(&app, "n-neuve", SHOWING).await.is_err());
}

#[tokio::test]
async fn the_purge_spares_the_rows_of_the_person_and_says_so() {
    let app = open().await;
    restricted(&app).await;
    let kernel = app.kernel();
    let account = Known::named(kernel, [CAMILLE]).await.unwrap().account.unwrap();
    let ended = Some(app.clock.now() - Months::new(25));
    add_member(kernel, "m-partie", CAMILLE, "Camille", ended).await;
    add_note(kernel, "n-partie", "m-partie", "quelques mots").await;
    add_member(kernel, "m-autre", "zoe.petit@exemple.fr", "Zoé Petit", ended).await;
    add_paper(kernel, "p-partie", account.as_str(), "un acte", ended).await;
    let report =
        crate::purge::run(kernel, &Holding::of_deployment(&app.deployment), app.clock.now(), false).await.unwrap();
    assert_eq!(toy::count(kernel, "toy_member WHERE id = 'm-partie'").await, 1);
    assert_eq!(toy::count(kernel, "toy_note WHERE id = 'n-partie'").await, 1);
    assert_eq!(toy::count(kernel, "toy_paper WHERE id = 'p-partie'").await, 1);
    assert_eq!(toy::count(kernel, "toy_member WHERE id = 'm-autre'").await, 0);
    let spared: u64 = report.tables.iter().map(|line| line.limitees).sum();
    assert_eq!((spared, report.failures()), (3, 0), "{report:?}");
}

#[tokio::test]
async fn an_account_that_nobody_uses_stays_while_its_person_s_data_are_restricted() {
    let app = open().await;
    restricted(&app).await;
    app.clock.advance(TimeDelta::days(400));
    app.deployment.tend().await.unwrap();
    assert!(Known::named(app.kernel(), [CAMILLE]).await.unwrap().account.is_some());
    let amadou = Known::named(app.kernel(), ["amadou.canariamadou@exemple.fr"]).await.unwrap();
    assert!(amadou.account.is_none(), "the others go as ever");
}

#[tokio::test]
async fn the_export_and_the_officer_s_page_say_that_the_restriction_is_in_force() {
    let app = open().await;
    let (mut officer, page) = restricted(&app).await;
    let known = Known::named(app.kernel(), [CAMILLE]).await.unwrap();
    let dossier = gather(app.kernel(), &Holding::of_deployment(&app.deployment), &known).await.unwrap();
    assert!(dossier.json()["limitation_depuis"].is_string());
    let html = dossier.html().unwrap();
    assert!(html.contains("RGPD, art. 18") && html.contains("texte-canaricamille"), "the person still has access");
    let amadou = Known::named(app.kernel(), ["amadou.canariamadou@exemple.fr"]).await.unwrap();
    let other = gather(app.kernel(), &Holding::of_deployment(&app.deployment), &amadou).await.unwrap();
    assert!(other.json()["limitation_depuis"].is_null());
    assert!(officer.get("/droits").await.body.contains("En vigueur"));
    assert!(officer.get(&page).await.body.contains("Mettre fin à la limitation"));
}

#[tokio::test]
async fn a_restriction_ends_once_the_person_was_told_and_only_once() {
    let app = open().await;
    let (mut officer, page) = restricted(&app).await;
    let lift = format!("{page}/levee");
    assert_eq!(officer.submit(&page, &lift, &[("raison", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reason = [("raison", "Les données sont exactes")];
    assert_eq!(officer.submit(&page, &lift, &reason).await.status, StatusCode::SEE_OTHER);
    assert!(read_note(&app, "n-camille", SHOWING).await.is_err(), "not before the letter left");
    let letters = app.letters().await;
    assert!(letters.iter().any(|letter| letter.contains(CAMILLE) && letter.contains("sont exactes")), "{letters:?}");
    app.clock.advance(TimeDelta::minutes(2));
    app.deployment.tend().await.unwrap();
    assert!(read_note(&app, "n-camille", SHOWING).await.is_ok());
    assert!(restriction::list_active(app.kernel().db()).await.unwrap().is_empty());
    let mut again = super::requests::officer(&app).await;
    assert_eq!(again.submit("/compte/donnees", &lift, &reason).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_restriction_is_for_who_answers_people_and_for_requests_that_have_one() {
    let app = open().await;
    let (mut officer, page) = restricted(&app).await;
    let reason = [("raison", "Autre")];
    let mut paul = app.person("Paul Lefèvre", &[]).await;
    assert_eq!(paul.submit("/compte/donnees", &format!("{page}/levee"), &reason).await.status, StatusCode::FORBIDDEN);
    let unknown = officer.submit("/compte/donnees", "/droits/inconnue/levee", &reason).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let twice = officer.submit("/compte/donnees", &page, &[("decision", "limiter"), ("texte", "Encore")]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
}
