//! The choice of colours and the frame, on a deployment of their own.

use axum::body::Body;
use axum::response::Response;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use kernel::manifest::{Accessibility, AccessibilityState, Legal, Link};
use kernel::{Clock, Config, Deployment, Ground, Manifest, Random, Service};
use tower::ServiceExt;

fn manifest(id: &'static str, path: &'static str) -> Manifest {
    Manifest {
        id,
        title: if path == "/" { "Fabrique" } else { "Mano" },
        mission: "Essayer.",
        audience: "Tout le monde",
        path,
        contact: "contact@exemple.fr",
        repository: "https://depot.exemple.fr",
        phase: "construction",
        legal: Legal { publisher: "Exemple", director: "La directrice", host: "Hôte" },
        accessibility: Accessibility { state: AccessibilityState::Partielle, audit: "" },
        navigation: &[Link { href: "/produits", label: "Portefeuille" }],
        roles: &[],
    }
}

/// Sends one request through the whole application of a new deployment.
async fn answer(request: Request<Body>) -> Response {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { donnees: folder.path().to_owned(), ..Config::default() };
    let ground = Ground { config, clock: Clock::system(), random: Random::system() };
    let services = [("fabrique", "/"), ("mano", "/mano")]
        .map(|(id, path)| Service { manifest: manifest(id, path), features: vec![] });
    let deployment = Deployment::open(ground, vec![crate::feature()], services.into()).await.unwrap();
    let others = crate::assets::files(deployment.platform().config());
    let show = crate::error_pages(&deployment);
    let application = kernel::serving::application(&deployment, others, show).unwrap();
    application.oneshot(request).await.unwrap()
}

async fn page(path: &str, cookie: &str) -> (StatusCode, String) {
    let request =
        Request::get(path).header("host", "127.0.0.1:3000").header("cookie", cookie).body(Body::empty()).unwrap();
    let response = answer(request).await;
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

fn choice(body: &'static str) -> Request<Body> {
    let request =
        Request::post("/affichage").header("host", "127.0.0.1:3000").header("origin", "http://127.0.0.1:3000");
    request.header("content-type", "application/x-www-form-urlencoded").body(Body::from(body)).unwrap()
}

#[tokio::test]
async fn a_choice_is_kept_in_a_cookie_and_goes_back_to_its_page() {
    let response = answer(choice("theme=sombre&retour=%2Fproduits%3Fq%3Dx")).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()["location"], "/produits?q=x");
    assert_eq!(response.headers()["set-cookie"], "theme=sombre; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
}

#[tokio::test]
async fn a_choice_never_leads_to_another_site() {
    let response = answer(choice("theme=clair&retour=%2F%2Fexemple.com")).await;
    assert_eq!(response.headers()["location"], "/");
}

#[tokio::test]
async fn the_chosen_colours_are_those_of_every_page() {
    let (status, html) = page("/parametres-affichage", "theme=sombre").await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains(r#"data-fr-theme="dark""#) && html.contains(r#"value="sombre" checked"#));
    assert!(html.contains("partiellement conforme") && html.contains("Données de démonstration"));
}

#[tokio::test]
async fn an_unknown_page_of_a_service_is_shown_in_its_own_frame() {
    let (status, html) = page("/mano/rien", "theme=clair").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(
        html.contains("<title>Page introuvable — Mano</title>") && html.contains(r#"data-fr-theme="light""#),
        "{html}"
    );
    assert!(html.contains(r#"href="/mano/plan-du-site""#));
    let (_, other) = page("/manoir", "").await;
    assert!(other.contains("<title>Page introuvable — Fabrique</title>"));
}

#[tokio::test]
async fn a_program_gets_no_page() {
    let (status, body) = page("/api/rien", "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(body.starts_with('{') && !body.contains("<html"), "{body}");
}
