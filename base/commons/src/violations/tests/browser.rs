//! From detection to the end in a real browser, without scripts; every page accessible on the way.

use testkit::browser::{Browser, assert_accessible, open, open_without_scripts};
use testkit::{App, Setup};

use crate::rights::tests::toy::{self, two_people};

async fn served() -> (App, String) {
    let setup = Setup {
        platform: vec![crate::accounts::feature(true)],
        services: vec![toy::service()],
        others: ui::assets::assets(),
        configure: Box::new(|_| {}),
    };
    let app = App::open_with(setup).await;
    two_people(&app).await;
    let address = app.serve().await;
    (app, address)
}

async fn sign_in(app: &App, browser: &Browser, address: &str) {
    let officer = super::officer(app).await;
    let (name, value) = officer.cookies()[0].split_once('=').unwrap();
    browser.set_cookie(address, name, value).await.unwrap();
}

async fn save(browser: &Browser, form: &str) {
    browser.click(&format!("form[action$=\"{form}\"] button[type=\"submit\"]")).await.unwrap();
}

#[tokio::test]
async fn an_officer_goes_from_detection_to_the_end_without_scripts() {
    let Some(browser) = open_without_scripts().await else { return };
    let (app, address) = served().await;
    sign_in(&app, &browser, &address).await;
    browser.goto(&format!("{address}/violations")).await.unwrap();
    browser.click("a[href=\"/violations/nouvelle\"]").await.unwrap();
    browser.fill("[name=\"titre\"]", "Fichier envoyé au mauvais destinataire").await.unwrap();
    browser.click("input[value=\"confidentialite\"]").await.unwrap();
    browser.click("input[name=\"traitements\"][value=\"essai\"]").await.unwrap();
    save(&browser, "/violations").await;
    browser.sees("main", "Le délai de 72 heures court").await.unwrap();
    browser.fill("[name=\"mesure\"]", "Message rappelé").await.unwrap();
    save(&browser, "/mesures").await;
    browser.sees("main", "1 mesure notée").await.unwrap();
    browser.click("main a[href$=\"/evaluation\"]").await.unwrap();
    browser.click("input[value=\"eleve\"]").await.unwrap();
    browser.fill("[name=\"raisons\"]", "Adresses lisibles").await.unwrap();
    browser.fill("[name=\"consequences\"]", "Messages frauduleux").await.unwrap();
    browser.click("input[value=\"notifier\"]").await.unwrap();
    save(&browser, "/evaluation").await;
    browser.sees("main", "Risque élevé, décision de notifier").await.unwrap();
    browser.click("main a[href$=\"/notification\"]").await.unwrap();
    browser.click("input[value=\"finale\"]").await.unwrap();
    browser.fill("[name=\"accuse\"]", "FNV-1").await.unwrap();
    save(&browser, "/notification").await;
    browser.sees("main", "Notification complète").await.unwrap();
    browser.click("main a[href$=\"/personnes\"]").await.unwrap();
    browser.click("input[value=\"lettres\"]").await.unwrap();
    browser.fill("[name=\"message\"]", "Vos données ont été vues. Méfiez-vous des messages inattendus.").await.unwrap();
    browser.fill("[name=\"precision\"]", "Les mêmes personnes, connues deux fois").await.unwrap();
    save(&browser, "/personnes").await;
    browser.sees("main", "Lettre à chaque adresse connue").await.unwrap();
    browser.fill("[name=\"enseignements\"]", "Plus de fichier joint").await.unwrap();
    save(&browser, "/cloture").await;
    browser.sees("main", "Violation close").await.unwrap();
    browser.close().await.unwrap();
}

#[tokio::test]
async fn no_page_of_violations_has_an_accessibility_fault() {
    let Some(browser) = open().await else { return };
    let (app, address) = served().await;
    let mut officer = super::officer(&app).await;
    let case = super::opened(&mut officer).await;
    super::done(&mut officer, &case, "/evaluation", &super::assessed("eleve", "notifier")).await;
    sign_in(&app, &browser, &address).await;
    for page in ["/violations", "/violations/nouvelle"] {
        look(&browser, &format!("{address}{page}")).await;
    }
    for page in ["", "/faits", "/evaluation", "/notification", "/personnes"] {
        look(&browser, &format!("{address}{case}{page}")).await;
    }
    browser.close().await.unwrap();
}

async fn look(browser: &Browser, url: &str) {
    for (width, dark) in [(1280, false), (320, true)] {
        browser.resize(width).await.unwrap();
        browser.prefer_dark(dark).await.unwrap();
        browser.goto(url).await.unwrap();
        assert!(!browser.scrolls_sideways().await.unwrap(), "{url} at {width}");
        assert_accessible(browser).await.unwrap();
    }
}
