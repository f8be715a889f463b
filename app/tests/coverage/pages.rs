//! Every page is a whole page: a title, a language, one first heading, a label for each field, nothing inline.

use http::{Method, StatusCode};
use kernel::Access;
use testkit::Answer;

use crate::places::{Places, all_routes};
use crate::program::{common_path, open, person_of_every_role};

/// Pages whose address is a secret sent to one person: no page can lead there.
const ADDRESSES_BY_LETTER: &[&str] = &[
    "/agenda/{jeton}",
    "/candidatures/suivi/{jeton}",
    "/donnees-personnelles/demande/{jeton}",
    "/donnees-personnelles/export/{jeton}",
];

/// Pages that this configuration does not have: there is no ProConnect here.
const NOT_CONFIGURED: &[&str] = &["/connexion/proconnect", "/connexion/proconnect/retour"];

#[tokio::test]
async fn every_public_page_stands_for_anybody() {
    let app = open().await;
    let places = Places::walked_by(&mut app.anonymous(), &app).await;
    let public = |route: &kernel::Route| route.access == Access::Public && route.method == Method::GET;
    for route in all_routes(&app).into_iter().filter(public) {
        let Some(path) = places.example(&route).filter(|path| !NOT_CONFIGURED.contains(&path.as_str())) else {
            continue;
        };
        let answer = app.anonymous().get(&path).await;
        assert!(answer.status.is_success() || answer.status.is_redirection(), "{path}: {}", answer.status);
        check_page(&path, &answer);
    }
}

#[tokio::test]
async fn every_page_stands_for_who_may_read_it_and_a_link_leads_to_it() {
    let app = open().await;
    let mut person = person_of_every_role(&app).await;
    let places = Places::walked_by(&mut person, &app).await;
    let mut lost = Vec::new();
    let here = |route: &kernel::Route| route.method == Method::GET && !NOT_CONFIGURED.contains(&route.path.as_str());
    for route in all_routes(&app).into_iter().filter(here) {
        let Some(path) = places.example(&route) else {
            lost.push(route.path);
            continue;
        };
        let answer = person.get(&path).await;
        assert!(answer.status.is_success() || answer.status.is_redirection(), "{path}: {}", answer.status);
        check_page(&path, &answer);
    }
    lost.retain(|path| !ADDRESSES_BY_LETTER.contains(&common_path(&app, path).as_str()));
    assert!(lost.is_empty(), "no page of the demonstration leads to {lost:#?}");
}

#[tokio::test]
async fn an_unknown_address_gets_a_page_with_ways_out() {
    let app = open().await;
    let answer = app.anonymous().get("/nulle/part").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("href=\"/plan-du-site\""));
    check_page("/nulle/part", &answer);
    let machine = app.anonymous().get("/api/nulle/part").await;
    assert_eq!(machine.json()["status"], 404);
}

#[tokio::test]
async fn every_link_of_the_public_pages_leads_somewhere() {
    let app = open().await;
    let mut seen = std::collections::BTreeSet::new();
    let mut to_read = vec!["/".to_owned()];
    while let Some(path) = to_read.pop() {
        if seen.len() > 400 || !seen.insert(path.clone()) {
            continue;
        }
        let answer = app.anonymous().get(&path).await;
        let leads = !answer.status.is_server_error() && answer.status != StatusCode::NOT_FOUND;
        assert!(leads, "{path}: {}", answer.status);
        to_read.extend(links_of(&answer));
    }
    assert!(seen.len() > 20, "only {} pages were found", seen.len());
}

fn links_of(answer: &Answer) -> Vec<String> {
    let is_page = answer.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return Vec::new();
    }
    let hrefs = answer.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let ours = hrefs.filter(|href| href.starts_with('/') && !href.starts_with("//"));
    ours.filter_map(|href| href.split('#').next())
        .map(|href| href.replace("&amp;", "&").replace("&#38;", "&"))
        .collect()
}

fn check_page(path: &str, answer: &Answer) {
    let is_page = answer.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return;
    }
    let body = &answer.body;
    assert!(body.contains("<html lang=\"fr\""), "{path}: no language");
    let title = body.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or("");
    assert!(title.trim().len() > 8 && !title.trim_start().starts_with('—'), "{path}: title « {title} »");
    assert_eq!(body.matches("<h1").count(), 1, "{path}: first headings");
    for forbidden in [" style=\"", "<style", "javascript:", " onclick=", " onload="] {
        assert!(!body.contains(forbidden), "{path}: {forbidden}");
    }
    for id in ids_of_fields(body) {
        assert!(body.contains(&format!("for=\"{id}\"")), "{path}: the field {id} has no label");
    }
}

fn ids_of_fields(body: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for tag in ["<input", "<select", "<textarea"] {
        for rest in body.split(tag).skip(1) {
            let inside = rest.split('>').next().unwrap_or("");
            let hidden = ["type=\"hidden\"", "type=\"submit\"", "aria-label"].iter().any(|mark| inside.contains(mark));
            if let (false, Some(id)) = (hidden, inside.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next())) {
                ids.push(id.to_owned());
            }
        }
    }
    ids
}
