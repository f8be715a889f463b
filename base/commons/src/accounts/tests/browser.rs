//! The pages of sign-in in a real browser: accessible, at 320 pixels too, and usable without any script.

use testkit::Setup;
use testkit::browser::{Browser, assert_accessible, open, open_without_scripts};

use super::*;

const SEND: &str = "form[action='/connexion'] button";

#[tokio::test]
async fn no_page_of_sign_in_has_an_accessibility_fault() {
    let Some(browser) = open().await else { return };
    let (app, address) = served().await;
    browser.goto(&format!("{address}/connexion?retour=/compte")).await.unwrap();
    look(&browser, "connexion").await;
    browser.click(SEND).await.unwrap();
    look(&browser, "connexion-erreur").await;
    assert!(browser.text("#erreurs").await.unwrap().contains("nom@domaine.fr"));
    browser.fill("#email", KNOWN).await.unwrap();
    browser.click(SEND).await.unwrap();
    look(&browser, "code").await;
    browser.fill("#code", &other_than(&last_code(&app).await)).await.unwrap();
    browser.click("form[action='/connexion/code'] button").await.unwrap();
    look(&browser, "code-erreur").await;
    browser.fill("#code", &last_code(&app).await).await.unwrap();
    browser.click("form[action='/connexion/code'] button").await.unwrap();
    browser.sees("h1", "Mon compte").await.expect("the page that was wanted");
    look(&browser, "compte").await;
    browser.click("main form[action='/deconnexion'] button").await.unwrap();
    look(&browser, "deconnecte").await;
    browser.close().await.unwrap();
}

#[tokio::test]
async fn somebody_signs_in_and_ends_a_session_without_scripts() {
    let Some(browser) = open_without_scripts().await else { return };
    let (app, address) = served().await;
    browser.goto(&format!("{address}/compte")).await.unwrap();
    browser.click("main a[href^='/connexion']").await.unwrap();
    browser.fill("#email", KNOWN).await.unwrap();
    browser.click(SEND).await.unwrap();
    browser.fill("#code", &last_code(&app).await).await.unwrap();
    browser.click("form[action='/connexion/code'] button").await.unwrap();
    browser.sees("h1", "Mon compte").await.expect("the page that was wanted");
    browser.click("form[action='/compte/sessions/fin'] button").await.unwrap();
    browser.sees("[role=status]", "Vos autres sessions sont terminées.").await.unwrap();
    browser.close().await.unwrap();
}

async fn served() -> (App, String) {
    let others = ui::assets::assets();
    let setup = Setup {
        platform: vec![crate::accounts::feature(true)],
        services: vec![service()],
        others,
        configure: Box::new(|_| {}),
    };
    let app = App::open_with(setup).await;
    app.person("Camille Martin", NO_ROLE).await;
    let address = app.serve().await;
    (app, address)
}

async fn look(browser: &Browser, name: &str) {
    for width in [320, 1280] {
        browser.resize(width).await.unwrap();
        assert!(!browser.scrolls_sideways().await.unwrap(), "{name} at {width}");
        assert_accessible(browser).await.unwrap();
    }
}
