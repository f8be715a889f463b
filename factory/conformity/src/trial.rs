//! A whole factory with the demonstration in it, for the tests of pages.

use kernel::identity::demonstration;
use kernel::manifest::{Accessibility, AccessibilityState, Legal, Link, Manifest};
use kernel::{Event, Grant, Scope, Service};
use testkit::{App, Client, Setup};

const MANIFEST: Manifest = Manifest {
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
    navigation: &[Link { href: "/", label: "Accueil" }, Link { href: "/conformite", label: "Conformité" }],
    roles: portfolio::ROLES,
};

/// A deployment with the demonstration of the portfolio in it, and no constat.
pub async fn bare() -> App {
    configured(|_| {}).await
}

/// The same, whose operator lets scans reach this machine.
pub async fn loopback() -> App {
    configured(|config| config.reseau.prives_autorises = vec!["127.0.0.0/8".to_owned()]).await
}

/// The same, with another service beside the factory, which has legal pages of its own.
pub async fn beside() -> App {
    let manifest =
        Manifest { id: "voisin", title: "Service voisin", path: "/voisin", roles: &[], navigation: &[], ..MANIFEST };
    let features = vec![commons::legal::feature("/voisin"), commons::notice::feature("/voisin")];
    with(vec![Service { manifest, features }], |_| {}).await
}

async fn configured(configure: impl FnOnce(&mut kernel::Config) + Send + 'static) -> App {
    with(Vec::new(), configure).await
}

async fn with(others: Vec<Service>, configure: impl FnOnce(&mut kernel::Config) + Send + 'static) -> App {
    let features = portfolio::features().into_iter().chain(crate::features()).collect();
    let mut services = vec![Service { manifest: MANIFEST, features }];
    services.extend(others);
    let others = axum::Router::new();
    let app = App::open_with(Setup { platform: Vec::new(), services, others, configure: Box::new(configure) }).await;
    let people = people(&app).await;
    assert!(portfolio::demonstration::load(app.kernel(), &people).await.expect("the portfolio"));
    app
}

/// A deployment with the whole demonstration in it.
pub async fn app() -> App {
    let app = bare().await;
    assert!(crate::demonstration::load(app.kernel(), &[]).await.expect("the demonstration"));
    app
}

async fn people(app: &App) -> Vec<(demonstration::FictitiousPerson, privacy::Id)> {
    let tx = app.deployment.platform().begin_as_system("essai").await.expect("a transaction");
    let people = demonstration::create_people(&tx).await.expect("the people");
    tx.commit(Event::new("demonstration.people_created")).await.expect("a commit");
    people
}

/// Paul Lefevre, member of the product Mano.
pub async fn member(app: &App) -> Client {
    app.person("Paul Lefevre", &[Grant { role: "membre".into(), scope: Scope::one("produit", "mano") }]).await
}

/// Somebody who holds this role everywhere.
pub async fn everywhere(app: &App, name: &str, role: &str) -> Client {
    app.person(name, &[Grant { role: role.into(), scope: Scope::Everything }]).await
}
