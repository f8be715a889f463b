//! A real Chromium on pages written for the test; without one, the tests say that they are skipped.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use chrono::NaiveDate;
use http::HeaderMap;
use url::Url;

use super::{
    AXE, COOKIES, ECOINDEX, THIRD_PARTIES, TRACKERS, driver, grade_of_cookies, grade_of_trackers, observe, parties,
    scan, site_of,
};
use crate::reading::Doc;
use crate::visit::Visit;
use crate::{Finding, Options, Statut};

fn available() -> bool {
    let there = driver::find("chromium").is_some() && driver::find("chromedriver").is_some();
    let required = std::env::var("FABRIQUE_TEST_BROWSER").is_ok_and(|value| value == "required");
    assert!(there || !required, "a browser is required");
    if !there {
        let _ = writeln!(std::io::stdout(), "IGNORÉ : chromium ou chromedriver est absent");
    }
    there
}

fn axe() -> Option<PathBuf> {
    let folder: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "../../../base/testkit/browser/node_modules/axe-core"].iter().collect();
    folder.join("axe.min.js").is_file().then_some(folder)
}

/// A site on loopback: what it serves, and the pages as the crawl would have read them.
async fn site(home: &'static str, legal: &'static str) -> (Visit, Options) {
    let app = Router::new()
        .route("/", get(move || async move { cookie_and(home) }))
        .route("/cookies", get(move || async move { Html(legal) }))
        .route(
            "/suite",
            get(|| async { Html("<!doctype html><html lang=fr><title>Suite</title><main><h1>Suite</h1></main>") }),
        );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    let docs = vec![Doc::read(&url, home), Doc::read(&url.join("/cookies").unwrap(), legal)];
    let mut options = Options { allow: vec!["127.0.0.0/8".parse().unwrap()], axe: axe(), ..Options::default() };
    options.limits.page = Duration::from_secs(8);
    (Visit::of_docs(docs, NaiveDate::default()), options)
}

fn cookie_and(home: &'static str) -> (HeaderMap, Html<&'static str>) {
    let mut headers = HeaderMap::new();
    if home.contains("Biscuit") {
        headers.insert("set-cookie", "session_x=1; Path=/".parse().unwrap());
    }
    (headers, Html(home))
}

fn statut(found: &[Finding], id: &str) -> Statut {
    found.iter().find(|finding| finding.critere == id).unwrap().statut
}

const GOOD: &str = "<!doctype html><html lang=fr><title>Bon</title><link rel=icon href=data:,><main><h1>Bon</h1><p>Rien d'autre.</p></main>\
    <footer><a href=/cookies>Cookies</a></footer></html>";
const LEGAL: &str = "<!doctype html><html lang=fr><title>Cookies</title><link rel=icon href=data:,><main><h1>Cookies</h1><p>Le cookie session_x dure 2 heures.</p></main></html>";

#[tokio::test(flavor = "multi_thread")]
async fn a_light_page_without_cookie_passes_every_check() {
    if !available() {
        return;
    }
    let (mut visit, options) = site(GOOD, LEGAL).await;
    let seen = observe(&mut visit, &options).await;
    let found = scan(&visit, &seen);
    let axe = if options.axe.is_some() { Statut::Conforme } else { Statut::Inconnu };
    for (check, expected) in [
        (COOKIES, Statut::Conforme),
        (TRACKERS, Statut::Conforme),
        (THIRD_PARTIES, Statut::Conforme),
        (AXE, axe),
        (ECOINDEX, Statut::Conforme),
    ] {
        assert_eq!(statut(&found, check.id), expected, "{found:#?}");
    }
    let seen = seen.unwrap();
    assert_eq!(seen.pages.len(), 2);
    assert_eq!(seen.pages[0].requests.len(), 1, "{:?}", seen.pages[0].requests);
    assert!(seen.pages[0].bytes > 200 && seen.pages[0].elements > 6, "{:?}", seen.pages[0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn cookies_are_held_to_what_the_site_says_of_them() {
    if !available() {
        return;
    }
    const BAKED: &str = "<!doctype html><html lang=fr><title>Biscuit</title><main><h1>Biscuit</h1></main><footer><a href=/cookies>Cookies</a></footer>";
    let (mut visit, options) = site(BAKED, LEGAL).await;
    let seen = observe(&mut visit, &options).await;
    assert_eq!(statut(&scan(&visit, &seen), COOKIES.id), Statut::Conforme, "{seen:?}");

    let (mut visit, options) = site(BAKED, "<title>x</title><main>Rien sur ce sujet, mais un long texte.</main>").await;
    let seen = observe(&mut visit, &options).await;
    assert_eq!(statut(&scan(&visit, &seen), COOKIES.id), Statut::NonConforme, "{seen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn trackers_and_defects_are_seen_and_private_addresses_are_refused() {
    if !available() {
        return;
    }
    const BAD: &str = "<!doctype html><html><title>x</title><main><img src=http://www.google-analytics.com/collect><input>\
        <img src=http://169.254.169.254/latest/meta-data></main>";
    let (mut visit, mut options) = site(BAD, LEGAL).await;
    options.lookup =
        Some(std::sync::Arc::new(|_| Box::pin(async { Ok(vec![std::net::IpAddr::from([127, 0, 0, 1])]) })));
    let seen = observe(&mut visit, &options).await;
    let found = scan(&visit, &seen);
    assert_eq!(statut(&found, TRACKERS.id), Statut::NonConforme, "{found:#?}");
    assert_eq!(statut(&found, THIRD_PARTIES.id), Statut::NonConforme);
    if options.axe.is_some() {
        assert_eq!(statut(&found, AXE.id), Statut::NonConforme);
    }
    assert!(seen.unwrap().refused.contains(&"169.254.169.254".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_made_by_scripts_is_read_as_they_made_it() {
    if !available() {
        return;
    }
    const SHELL: &str = "<!doctype html><html lang=fr><title>x</title><div id=root></div><script>document.getElementById('root').innerHTML = \
        '<main><h1>Bonjour</h1></main><footer><a href=/suite>Mentions légales</a></footer>'</script>";
    let (mut visit, options) = site(SHELL, LEGAL).await;
    visit.pages.truncate(1);
    assert!(visit.pages[0].needs_script);
    observe(&mut visit, &options).await.unwrap();
    assert!(!visit.pages[0].needs_script);
    assert!(
        visit.pages.iter().any(|page| page.url.path() == "/suite"),
        "the page that only the rendered footer links to was opened"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_hangs_is_left_with_nothing_running() {
    if !available() {
        return;
    }
    const HANGS: &str = "<!doctype html><title>x</title><h1>Sans fin</h1><script>for (;;) {}</script>";
    let (mut visit, mut options) = site(HANGS, LEGAL).await;
    options.limits.page = Duration::from_secs(2);
    let begun = Instant::now();
    let seen = observe(&mut visit, &options).await;
    assert!(seen.is_err(), "{seen:?}");
    assert!(begun.elapsed() < Duration::from_secs(60));
    let found = scan(&visit, &seen);
    assert!(found.iter().all(|finding| finding.statut == Statut::Inconnu && !finding.message.is_empty()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_driver_that_stops_takes_its_browsers_and_its_folder_along() {
    if !available() {
        return;
    }
    let driver = driver::Driver::start().await.unwrap();
    let folder = driver.folder.clone();
    let proxy = crate::GuardProxy::start(&Options::default()).await.unwrap();
    let session = super::session::Session::open(&driver, &proxy, &Options::default()).await.unwrap();
    assert!(running(&folder) > 1, "Chromium runs under the folder");
    driver.stop().await;
    drop(session);
    assert_eq!(running(&folder), 0);
    assert!(!folder.exists());
}

/// How many processes have the folder in their command line or environment.
fn running(folder: &std::path::Path) -> usize {
    let name = folder.file_name().unwrap().to_str().unwrap();
    let holds = |file: PathBuf| std::fs::read(file).is_ok_and(|text| String::from_utf8_lossy(&text).contains(name));
    let processes = std::fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path());
    processes.filter(|path| holds(path.join("cmdline")) || holds(path.join("environ"))).count()
}

#[test]
fn third_parties_are_told_by_the_registered_name() {
    assert_eq!(site_of("stats.beta.gouv.fr"), site_of("covoiturons.beta.gouv.fr"));
    assert_ne!(site_of("culture.gouv.fr"), site_of("sante.gouv.fr"));
    assert_eq!(site_of("cdn.exemple.fr"), "exemple.fr");
    assert_eq!(site_of("127.0.0.1"), "127.0.0.1");
    assert_eq!(parties::tracker("www.google-analytics.com").unwrap().name, "Google Analytics");
    assert_eq!(parties::tracker("notfacebook.com"), None);
}

#[test]
fn dashlord_s_scales_are_kept() {
    assert_eq!([0, 1, 2, 3, 5, 6, 10, 11].map(grade_of_cookies), ['A', 'B', 'B', 'C', 'C', 'E', 'E', 'F']);
    assert_eq!([0, 1, 2, 3, 10, 11].map(grade_of_trackers), ['A', 'B', 'B', 'C', 'C', 'F']);
}
