//! axe finds nothing, and nothing scrolls sideways, on any page, in any state, in both themes and at both widths.

use anyhow::Result;
use http::Method;
use kernel::{Access, Grant, Scope};
use testkit::browser::Browser;

use crate::open;
use crate::places::{Places, all_routes};

/// Pages that are no HTML, or leave the site.
const NOT_PAGES: [&str; 3] = ["/connexion/proconnect", "/connexion/proconnect/retour", "/favicon.ico"];

/// States that a plain address does not show: a search without result, a bad value, an error page, a filtered list.
const STATES: [&str; 7] = [
    "/produits?q=zzzzzz",
    "/produits?phase=inconnue&par_page=abc",
    "/produits?phase=acceleration&tri=-depuis",
    "/produits/mano",
    "/produits/mano/historique",
    "/produits/mano?au=2021-01-01",
    "/nulle/part",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_public_page_and_state_is_accessible_in_every_dress() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open().await else { return };
    let mut pages: Vec<String> = app
        .deployment
        .running
        .iter()
        .flat_map(|one| one.routes.iter().cloned().collect::<Vec<_>>())
        .filter(|route| route.access == Access::Public && route.method == Method::GET && !route.path.contains('{'))
        .map(|route| route.path)
        .filter(|path| !NOT_PAGES.contains(&path.as_str()) && !path.contains("/api/") && !path.contains('.'))
        .collect();
    pages.extend(STATES.map(str::to_owned));
    assert!(pages.len() > 15, "{pages:?}");
    let faults = faults(&browser, &address, &pages).await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    browser.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_signed_in_people_is_accessible_in_every_dress() {
    let (app, address) = open().await;
    let Some(browser) = testkit::browser::open().await else { return };
    let everywhere = |role: &str| Grant { role: role.into(), scope: Scope::Everything };
    let grants: Vec<_> = app.kernel().manifest().roles.iter().map(|role| everywhere(role.id)).collect();
    let person = app.person("Zoe Petit", &grants).await;
    for cookie in person.cookies() {
        let (name, value) = cookie.split_once('=').unwrap();
        browser.set_cookie(&address, name, value).await.unwrap();
    }
    let mut walker = app.person("Paul Lefevre", &grants).await;
    let places = Places::walked_by(&mut walker, &app).await;
    let seen_signed_in = |route: &kernel::Route| route.access != Access::Public || route.path.contains('{');
    let mut pages = Vec::new();
    for route in all_routes(&app).iter().filter(|route| route.method == Method::GET && seen_signed_in(route)) {
        let Some(page) = places.example(route) else { continue };
        if walker.get(&page).await.headers.get("content-type").is_some_and(|kind| kind == "text/html; charset=utf-8") {
            pages.push(page);
        }
    }
    assert!(pages.len() > 40, "{pages:?}");
    let faults = faults(&browser, &address, &pages).await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    browser.close().await.unwrap();
}

/// What is wrong with each page, all of them looked at.
async fn faults(browser: &Browser, address: &str, pages: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    for page in pages {
        match seen_in_every_dress(browser, &format!("{address}{page}")).await {
            Ok(defects) => faults.extend(defects.into_iter().map(|defect| format!("{page}: {defect}"))),
            Err(error) => faults.push(format!("{page}: {error:#}")),
        }
    }
    faults
}

async fn seen_in_every_dress(browser: &Browser, url: &str) -> Result<Vec<String>> {
    let mut defects = Vec::new();
    for (width, dark) in [(1280, false), (320, true), (1280, true), (320, false)] {
        browser.resize(width).await?;
        browser.prefer_dark(dark).await?;
        browser.goto(url).await?;
        defects.extend(
            testkit::browser::defects(browser).await?.into_iter().map(|defect| format!("{width} px: {defect}")),
        );
    }
    Ok(defects)
}
