//! People of the factory at work, from their first click to the last.

use testkit::browser::Browser;

use crate::open;
use crate::usable::sign_in;

async fn choose(browser: &Browser, name: &str, value: &str) {
    browser.click(&format!("input[name=\"{name}\"][value=\"{value}\"] + label")).await.unwrap();
}

async fn set_day(browser: &Browser, id: &str, day: &str) {
    browser.script(&format!("document.getElementById('{id}').value = '{day}'")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_monday_the_head_of_a_fabrique_sees_what_is_late_and_plans_the_missing_committee() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open().await else { return };
    sign_in(&browser, &address, "amadou").await;
    browser.goto(&address).await.unwrap();
    browser.click("a[href=\"/pilotage\"]").await.unwrap();
    browser.sees("h1", "Pilotage").await.unwrap();
    browser.sees("#retards", "Comité à planifier").await.unwrap();
    browser.click("#retards a[href=\"/produits/enfants-du-spectacle/comites\"]").await.unwrap();
    browser.sees("main", "Les dates de la méthode").await.unwrap();
    choose(&browser, "jalon", "investissement").await;
    set_day(&browser, "date", "2026-09-02").await;
    browser.click("main form[method=\"post\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"alert\"]", "écrivez pourquoi").await.unwrap();
    browser.fill("[name=\"raison\"]", "Le sponsor a changé cet été ; le suivant est arrivé lundi.").await.unwrap();
    browser.click("main form[method=\"post\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"status\"]", "Le comité est planifié").await.unwrap();
    browser.goto(&format!("{address}/pilotage")).await.unwrap();
    browser.sees("#comites-proches", "Enfants du spectacle").await.unwrap();
    assert!(app.journal().await.iter().any(|kind| kind == "committee.planned"));
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_intrapreneur_prepares_the_committee_of_next_week() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open().await else { return };
    sign_in(&browser, &address, "camille").await;
    browser.goto(&format!("{address}/produits/causes-de-deces")).await.unwrap();
    browser.click("a[href=\"/produits/causes-de-deces/pilotage\"]").await.unwrap();
    browser.sees("h1", "Pilotage").await.unwrap();
    browser.click("#comites-produit a").await.unwrap();
    browser.sees("h1", "Comité d'investissement").await.unwrap();
    browser.fill("[name=\"demande\"]", "390 000 € pour six mois.").await.unwrap();
    browser.click("form[action$=\"/dossier\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"status\"]", "Le dossier est enregistré").await.unwrap();
    browser.click("a[href$=\"/dossier\"]").await.unwrap();
    browser.sees("main", "390 000 € pour six mois.").await.unwrap();
    browser.sees("main", "Délai médian d'alerte").await.unwrap();
    assert!(app.journal().await.iter().any(|kind| kind == "committee.prepared"));
    browser.close().await.unwrap();
}
