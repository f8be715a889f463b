//! A whole deployment with the portfolio's demonstration in it, for the tests of steering.

use kernel::identity::demonstration;
use kernel::manifest::{Accessibility, AccessibilityState, Legal, Manifest};
use kernel::{Event, Grant, Scope, Service};
use testkit::{App, Client};

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
    navigation: &[],
    roles: portfolio::ROLES,
};

/// A deployment that holds nothing.
pub async fn empty() -> App {
    let mut features = portfolio::features();
    features.extend(conformity::features());
    features.extend(crate::features());
    App::open(Vec::new(), vec![Service { manifest: MANIFEST, features }]).await
}

/// A deployment with the products and the people of the demonstration.
pub async fn app() -> App {
    let app = empty().await;
    let platform = app.deployment.platform();
    let tx = platform.begin_as_system("essai").await.expect("a transaction");
    let people = demonstration::create_people(&tx).await.expect("the people");
    tx.commit(Event::new("demonstration.people_created")).await.expect("a commit");
    assert!(portfolio::demonstration::load(app.kernel(), &people).await.expect("the demonstration"));
    app
}

/// A role on a product.
pub fn on(role: &str, product: &str) -> Grant {
    Grant { role: role.into(), scope: Scope::one("produit", product) }
}

/// Paul Lefevre, intrapreneur of a product.
pub async fn intrapreneur(app: &App, product: &str) -> Client {
    app.person("Paul Lefevre", &[on("intrapreneur", product)]).await
}

/// Zoe Petit, head of the portfolio.
pub async fn head(app: &App) -> Client {
    app.person("Zoe Petit", &[Grant { role: "responsable-portefeuille".into(), scope: Scope::Everything }]).await
}

/// The value of a hidden or shown field of a page.
pub fn value(page: &str, name: &str) -> String {
    let after = page.split(&format!("name=\"{name}\"")).nth(1).unwrap_or_default();
    let value = after.split("value=\"").nth(1).unwrap_or_default();
    value.split('"').next().unwrap_or_default().to_owned()
}

/// Sends bytes of any type as this person's browser would.
pub async fn send_bytes(app: &App, client: &Client, path: &str, content_type: &str, bytes: Vec<u8>) -> (u16, String) {
    let show = ui::error_pages(&app.deployment);
    let router =
        kernel::serving::application(&app.deployment, axum::Router::new(), show).expect("the application stands");
    let request = http::Request::post(path)
        .header("host", "127.0.0.1:3000")
        .header("origin", "http://127.0.0.1:3000")
        .header("content-type", content_type)
        .header("cookie", client.cookies().join("; "));
    let request = request.body(axum::body::Body::from(bytes)).expect("a request");
    let answer = tower::ServiceExt::oneshot(router, request).await.expect("an answer");
    let status = answer.status().as_u16();
    let body = axum::body::to_bytes(answer.into_body(), 10_000_000).await.expect("a body");
    (status, String::from_utf8_lossy(&body).into_owned())
}
