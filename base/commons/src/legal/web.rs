//! Shows the legal pages of a service.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use kernel::Kernel;
use kernel::config::Declaration;
use kernel::manifest::{AccessibilityState, Manifest, TO_CONFIRM};
use ui::Frame;

#[derive(Template)]
#[template(path = "legal/notices.html")]
struct NoticesPage {
    frame: Frame,
    manifest: Manifest,
}

pub async fn show_notices(frame: Frame, State(kernel): State<Kernel>) -> Response {
    ui::page(&NoticesPage { frame, manifest: kernel.manifest().clone() })
}

#[derive(Template)]
#[template(path = "legal/accessibility.html")]
struct AccessibilityPage {
    frame: Frame,
    manifest: Manifest,
    declaration: Declaration,
    audited: bool,
}

pub async fn show_accessibility(frame: Frame, State(kernel): State<Kernel>) -> Response {
    let manifest = kernel.manifest().clone();
    let audited = !manifest.accessibility.audit.is_empty();
    // Without an audit no state but the lowest may be claimed, whatever the manifest says.
    debug_assert!(audited || manifest.accessibility.state == AccessibilityState::NonConforme);
    let declaration = kernel.config().accessibilite.clone();
    ui::page(&AccessibilityPage { frame, manifest, declaration, audited })
}

#[derive(Template)]
#[template(path = "legal/contact.html")]
struct ContactPage {
    frame: Frame,
    manifest: Manifest,
}

pub async fn show_contact(frame: Frame, State(kernel): State<Kernel>) -> Response {
    ui::page(&ContactPage { frame, manifest: kernel.manifest().clone() })
}

#[derive(Template)]
#[template(path = "legal/site_map.html")]
struct SiteMapPage {
    frame: Frame,
    manifest: Manifest,
    others: Vec<Entry>,
}

struct Entry {
    href: &'static str,
    label: &'static str,
    /// Whether each service has its own, under its own path.
    own: bool,
}

/// What every service has beside its navigation.
const COMMON: [Entry; 9] = [
    Entry { href: "/stats", label: "Statistiques", own: true },
    Entry { href: "/accessibilite", label: "Déclaration d'accessibilité", own: true },
    Entry { href: "/mentions-legales", label: "Mentions légales", own: true },
    Entry { href: "/donnees-personnelles", label: "Données personnelles et cookies", own: true },
    Entry { href: "/registre", label: "Registre des traitements", own: true },
    Entry { href: "/contact", label: "Contact", own: true },
    Entry { href: "/parametres-affichage", label: "Paramètres d'affichage", own: false },
    Entry { href: "/connexion", label: "Connexion", own: false },
    Entry { href: "/plan-du-site", label: "Plan du site", own: true },
];

pub async fn show_site_map(frame: Frame, State(kernel): State<Kernel>) -> Response {
    ui::page(&SiteMapPage { frame, manifest: kernel.manifest().clone(), others: COMMON.into() })
}

/// The service's description in the format that catalogues of public software read (publiccode.yml, version 0.4).
pub async fn publiccode(State(kernel): State<Kernel>) -> Response {
    let manifest = kernel.manifest();
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let text = format!(
        "publiccodeYmlVersion: \"0.4\"\nname: {name}\n{url}\nlandingURL: {landing}\nplatforms:\n  - web\ndevelopmentStatus: {status}\n\
         softwareType: standalone/web\ndescription:\n  fr:\n    shortDescription: {short}\n    longDescription: {short}\n    features:\n      - {short}\n\
         legal:\n  license: MIT\nmaintenance:\n  type: internal\n  contacts:\n    - name: {name}\n      email: {contact}\n\
         localisation:\n  localisationReady: false\n  availableLanguages:\n    - fr\n",
        name = quoted(manifest.title),
        url = match manifest.repository {
            "" => format!("# url : {TO_CONFIRM}"),
            repository => format!("url: {}", quoted(repository)),
        },
        landing = quoted(&kernel.config().public_url()),
        status = development_status(manifest.phase),
        short = quoted(manifest.mission),
        contact = quoted(manifest.contact),
    );
    ([(CONTENT_TYPE, "application/yaml; charset=utf-8")], text).into_response()
}

fn development_status(phase: &str) -> &'static str {
    match phase {
        "investigation" => "concept",
        "construction" => "development",
        "acceleration" => "beta",
        "abandon" | "abandon-investigation" => "obsolete",
        _ => "stable",
    }
}
