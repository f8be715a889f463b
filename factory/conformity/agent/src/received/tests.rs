//! Manifests and reports reach the factory: kept, kept once, refused.

use chrono::{DateTime, TimeDelta, Utc};
use ed25519_dalek::SigningKey;
use http::StatusCode;
use kernel::manifest::{Accessibility, AccessibilityState, Legal, Link, Manifest as Service, Role};
use kernel::{Grant, Scope};
use testkit::App;

use super::{Refused, feature, receive, register, store};
use crate::report::VERSION;
use crate::{Difference, Engine, Fault, Kind, Manifest, Proof, Refusal, Report, Sealed, model, open, seal};

const SERVICE: Service = Service {
    id: "essai",
    title: "Fabrique d'essai",
    mission: "Essayer",
    audience: "Les essais",
    path: "/",
    contact: "contact@exemple.fr",
    repository: "https://exemple.fr/code",
    phase: "construction",
    legal: Legal { publisher: "Essai", director: "Essai", host: "Essai" },
    accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
    navigation: &[Link { href: "/", label: "Accueil" }],
    roles: &[
        Role { id: "administrateur", label: "Administration", mission: "Tout" },
        Role { id: "agent", label: "Agent", mission: "Lire" },
    ],
};

async fn app() -> App {
    App::open(Vec::new(), vec![kernel::Service { manifest: SERVICE, features: vec![feature()] }]).await
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn manifest(app: &App) -> Manifest {
    model("essai", app.kernel().clock().today())
}

fn report(app: &App, at: DateTime<Utc>, differences: Vec<Difference>) -> Report {
    let sealed: Sealed<Manifest> = open(Kind::Manifest, &seal(Kind::Manifest, &manifest(app), &key(1)), None).unwrap();
    Report {
        version: VERSION,
        product: "essai".into(),
        manifest: sealed.digest,
        engine: Engine::Sqlite,
        at,
        tables: 1,
        columns: 3,
        differences,
        rows: 10,
        suspicions: Vec::new(),
        unread: Vec::new(),
    }
}

/// An app where the product is registered.
async fn registered() -> (App, DateTime<Utc>) {
    let app = app().await;
    assert!(register(app.kernel(), &seal(Kind::Manifest, &manifest(&app), &key(1)), false).await.unwrap());
    let now = app.kernel().clock().now();
    (app, now)
}

async fn status(app: &App) -> Option<Proof> {
    store::find(app.kernel().db(), "essai").await.unwrap().unwrap().proof(app.kernel().clock().now())
}

fn refusal<T: std::fmt::Debug>(outcome: anyhow::Result<T>) -> Refused {
    outcome.unwrap_err().downcast().unwrap()
}

#[tokio::test]
async fn a_manifest_attests_a_report_observes_and_age_takes_it_back() {
    let (app, now) = registered().await;
    assert_eq!(status(&app).await, Some(Proof::Attested));
    receive(app.kernel(), &seal(Kind::Report, &report(&app, now, Vec::new()), &key(1))).await.unwrap();
    assert_eq!(status(&app).await, Some(Proof::Observed));
    app.kernel().clock().advance(TimeDelta::hours(crate::FRESH_HOURS + 1));
    assert_eq!(status(&app).await, Some(Proof::Attested));
}

#[tokio::test]
async fn a_report_that_disagrees_leaves_the_product_attested() {
    let (app, now) = registered().await;
    let more = vec![Difference::MissingTable { table: "demande".into() }];
    receive(app.kernel(), &seal(Kind::Report, &report(&app, now, more), &key(1))).await.unwrap();
    assert_eq!(status(&app).await, Some(Proof::Attested));
}

#[tokio::test]
async fn the_same_manifest_twice_writes_once() {
    let (app, _) = registered().await;
    assert!(!register(app.kernel(), &seal(Kind::Manifest, &manifest(&app), &key(1)), false).await.unwrap());
}

#[tokio::test]
async fn another_key_is_refused_unless_it_was_meant() {
    let (app, now) = registered().await;
    let other = seal(Kind::Manifest, &manifest(&app), &key(2));
    assert_eq!(refusal(register(app.kernel(), &other, false).await), Refused::Stranger);
    let report = seal(Kind::Report, &report(&app, now, Vec::new()), &key(2));
    assert_eq!(refusal(receive(app.kernel(), &report).await), Refused::Stranger);
    assert!(register(app.kernel(), &other, true).await.unwrap());
    receive(app.kernel(), &report).await.unwrap();
}

#[tokio::test]
async fn a_report_twice_an_older_one_or_one_of_tomorrow_is_refused() {
    let (app, now) = registered().await;
    let of = |at| seal(Kind::Report, &report(&app, at, Vec::new()), &key(1));
    receive(app.kernel(), &of(now)).await.unwrap();
    assert_eq!(refusal(receive(app.kernel(), &of(now)).await), Refused::Old);
    assert_eq!(refusal(receive(app.kernel(), &of(now - TimeDelta::days(1))).await), Refused::Old);
    assert_eq!(refusal(receive(app.kernel(), &of(now + TimeDelta::days(1))).await), Refused::Future);
}

#[tokio::test]
async fn an_unknown_product_a_faulty_manifest_and_an_altered_report_are_refused() {
    let app = app().await;
    let now = app.kernel().clock().now();
    let file = seal(Kind::Report, &report(&app, now, Vec::new()), &key(1));
    assert_eq!(refusal(receive(app.kernel(), &file).await), Refused::Unknown);
    let altered: Refusal =
        receive(app.kernel(), &file.replace("\"essai\"", "\"autre\"")).await.unwrap_err().downcast().unwrap();
    assert_eq!(altered, Refusal::Signature);
    let faulty = Manifest { tables: vec![manifest(&app).tables[0].clone(); 2], ..manifest(&app) };
    let outcome = register(app.kernel(), &seal(Kind::Manifest, &faulty, &key(1)), false).await;
    assert_eq!(refusal(outcome), Refused::Faulty(Fault::Twice("la table demande".into())));
    let misnamed = model("Deux Mots !", now.date_naive());
    assert_eq!(refusal(register(app.kernel(), &seal(Kind::Manifest, &misnamed, &key(1)), false).await), Refused::Name);
}

#[tokio::test]
async fn who_may_reads_the_status_and_the_differences_and_others_are_refused() {
    let app = app().await;
    super::demonstration::load(app.kernel()).await.unwrap();
    let grant = |role: &str| Grant { role: role.into(), scope: Scope::Everything };
    let mut reader = app.person("Zoe Petit", &[grant("administrateur")]).await;
    let page = reader.get("/donnees-observees").await;
    assert_eq!(page.status, StatusCode::OK);
    for told in
        ["data-label=\"Statut\">observé</td>", "colonne non déclarée : demande.telephone", "encore rien rapporté"]
    {
        assert!(page.body.replace("&#39;", "'").contains(told), "{told}");
    }
    let mut other = app.person("Amadou Diallo", &[grant("agent")]).await;
    assert_eq!(other.get("/donnees-observees").await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.anonymous().get("/donnees-observees").await.status, StatusCode::UNAUTHORIZED);
}
