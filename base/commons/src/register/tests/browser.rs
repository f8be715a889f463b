//! The notice and the register in a real browser: accessible in both parts, at 320 pixels too, in light and in dark.

use kernel::{Grant, Scope};
use testkit::browser::{Browser, assert_accessible, open};
use testkit::{App, Setup};

use super::{Case, service};

#[tokio::test]
async fn no_page_of_the_notice_and_the_register_has_an_accessibility_fault() {
    let Some(browser) = open().await else { return };
    let setup = Setup {
        platform: vec![crate::accounts::feature(true)],
        services: vec![service::<Case>()],
        others: ui::assets::assets(),
        configure: Box::new(|_| {}),
    };
    let app = App::open_with(setup).await;
    let address = app.serve().await;
    look(&browser, &format!("{address}/donnees-personnelles")).await;
    look(&browser, &format!("{address}/registre")).await;
    let everywhere = Grant { role: "administrateur".into(), scope: Scope::Everything };
    let reader = app.person("Camille Martin", &[everywhere]).await;
    let (name, value) = reader.cookies()[0].split_once('=').unwrap();
    browser.set_cookie(&address, name, value).await.unwrap();
    look(&browser, &format!("{address}/registre")).await;
    look(&browser, &format!("{address}/registre/dossiers-d-essai")).await;
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
