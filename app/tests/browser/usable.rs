//! People at work: by keyboard, and without JavaScript.

use testkit::browser::{Browser, Key};

use crate::open;

/// Signs in by one click, as one of the demonstration's people.
pub async fn sign_in(browser: &Browser, address: &str, who: &str) {
    browser.goto(&format!("{address}/connexion")).await.unwrap();
    browser.click(&format!("button[name=\"personne\"][value=\"{who}\"]")).await.unwrap();
    browser.find("form[action=\"/deconnexion\"]").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_finds_a_product_without_scripts() {
    let (_app, address) = open().await;
    let Some(browser) = testkit::browser::open_without_scripts().await else { return };
    browser.goto(&format!("{address}/produits")).await.unwrap();
    browser.fill("input[name=\"q\"]", "maraudes rue").await.unwrap();
    browser.fill("input[name=\"q\"]", "mano").await.unwrap();
    let field = browser.find("input[name=\"q\"]").await.unwrap();
    field.send_keys("\u{e007}").await.unwrap();
    browser.sees("main", "Recherche : mano").await.unwrap();
    browser.click("main a[href=\"/produits/mano\"]").await.unwrap();
    browser.sees("h1", "Mano").await.unwrap();
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_key_leads_to_the_content() {
    let (_app, address) = open().await;
    let Some(browser) = testkit::browser::open().await else { return };
    browser.goto(&address).await.unwrap();
    browser.press(Key::Tab).await.unwrap();
    let focused = browser.script("return document.activeElement.getAttribute('href')").await.unwrap();
    assert_eq!(focused, "#contenu");
    browser.press(Key::Enter).await.unwrap();
    assert!(browser.url().await.unwrap().ends_with("#contenu"));
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_corrects_their_fiche_and_sees_it_in_the_history() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open_without_scripts().await else { return };
    sign_in(&browser, &address, "camille").await;
    browser.goto(&format!("{address}/produits/mano/modifier")).await.unwrap();
    browser.fill("[name=\"mission\"]", "Suivre les personnes à la rue sans lire leurs secrets.").await.unwrap();
    browser.click("main form[method=\"post\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("main", "sans lire leurs secrets").await.unwrap();
    browser.goto(&format!("{address}/produits/mano/historique")).await.unwrap();
    browser.sees("main", "sans lire leurs secrets").await.unwrap();
    assert!(app.journal().await.iter().any(|kind| kind == "product.edited"));
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_is_named_at_the_top_and_nothing_typed_is_lost() {
    let (_app, address) = open().await;
    let Some(browser) = testkit::browser::open_without_scripts().await else { return };
    sign_in(&browser, &address, "camille").await;
    browser.goto(&format!("{address}/produits/mano/modifier")).await.unwrap();
    browser.fill("[name=\"title\"]", "").await.unwrap();
    browser.fill("[name=\"mission\"]", "Une mission qui reste.").await.unwrap();
    browser.click("main form[method=\"post\"] button[type=\"submit\"]").await.unwrap();
    browser.sees("[role=\"alert\"]", "nom").await.unwrap();
    let kept = browser.find("[name=\"mission\"]").await.unwrap();
    let kept = kept.prop("value").await.unwrap().unwrap_or_default();
    assert_eq!(kept, "Une mission qui reste.");
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_chooses_the_dark_theme_and_keeps_it() {
    let (_app, address) = open().await;
    let Some(browser) = testkit::browser::open_without_scripts().await else { return };
    browser.goto(&address).await.unwrap();
    browser.click("button[name=\"theme\"][value=\"sombre\"]").await.unwrap();
    browser.find("html[data-fr-theme=\"dark\"]").await.unwrap();
    browser.goto(&format!("{address}/produits")).await.unwrap();
    let theme = browser.find("html").await.unwrap().attr("data-fr-theme").await.unwrap();
    assert_eq!(theme.as_deref(), Some("dark"));
    browser.close().await.unwrap();
}
