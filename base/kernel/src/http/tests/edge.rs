//! How errors are shown, and to whom.

use super::super::extract::{Json, Query};
use super::*;

#[tokio::test]
async fn a_panic_shows_a_reference_and_nothing_of_its_message() {
    let server = behind(edge()).await;
    let answer = exchange(&server, &asking("GET", "/panne", "")).await;
    let reference = answer.split("x-request-id: ").nth(1).unwrap().split("\r\n").next().unwrap();
    assert!(answer.contains(&format!("Référence : {reference}")), "{answer}");
    assert!(!answer.contains("camille"));
}

#[tokio::test]
async fn the_code_of_a_route_knows_the_reference_of_its_request() {
    let server = behind(edge()).await;
    let answer = exchange(&server, &asking("GET", "/reference", "")).await;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.contains(&format!("x-request-id: {body}")), "{answer}");
}

#[tokio::test]
async fn the_server_survives_a_panic() {
    let server = behind(edge()).await;
    exchange(&server, &asking("GET", "/panne", "")).await;
    assert!(exchange(&server, &asking("GET", "/", "")).await.ends_with("bonjour"));
}

#[tokio::test]
async fn a_program_gets_a_problem_document() {
    let server = behind(edge()).await;
    let answer = exchange(&server, &asking("GET", "/deces/api/inconnu", "")).await;
    assert!(answer.contains("content-type: application/problem+json"), "{answer}");
    let body: serde_json::Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    assert_eq!(body["status"], 404);
    assert_eq!(body["title"], "Page introuvable");
}

#[tokio::test]
async fn a_wrong_method_tells_which_ones_are_right() {
    let server = behind(edge()).await;
    let answer = exchange(&server, &asking("DELETE", "/produits/clara", "")).await;
    assert!(answer.starts_with("HTTP/1.1 405"));
    assert!(answer.contains("allow: GET,HEAD,POST"), "{answer}");
    assert!(answer.contains("Méthode non permise"));
}

#[derive(serde::Deserialize)]
struct Sent {
    #[expect(dead_code, reason = "only its reading matters")]
    nombre: u32,
}

fn readers() -> Router {
    Router::new()
        .route("/api/json", post(|Json(_): Json<Sent>| async {}))
        .route("/api/query", get(|Query(_): Query<Sent>| async {}))
        .route("/axum/{nombre}", get(|axum::extract::Path(_): axum::extract::Path<u32>| async {}))
}

#[tokio::test]
async fn refused_json_is_explained_in_french_without_its_values() {
    let server = served(edge().around(readers()), ServerLimits::default()).await;
    let body = r#"{"nombre":"zoe.petit@exemple.fr"}"#;
    let headers = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
    let answer = exchange(&server, &(asking("POST", "/api/json", &headers) + body)).await;
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    assert!(answer.contains("le type attendu") && !answer.contains("zoe"));
}

#[tokio::test]
async fn a_refused_parameter_is_explained_in_french_without_its_value() {
    let server = served(edge().around(readers()), ServerLimits::default()).await;
    let answer = exchange(&server, &asking("GET", "/api/query?nombre=zoe", "")).await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(answer.contains("Un paramètre de l'adresse") && !answer.contains("zoe"));
}

#[tokio::test]
async fn the_english_refusals_of_the_framework_never_show() {
    let server = served(edge().around(readers()), ServerLimits::default()).await;
    let answer = exchange(&server, &asking("GET", "/axum/zoe", "")).await;
    assert!(answer.contains("Demande incomprise"), "{answer}");
    assert!(!answer.contains("zoe") && !answer.contains("Cannot parse"));
}

#[tokio::test]
async fn a_page_of_error_made_by_a_handler_is_left_alone() {
    let form = || async { (http::StatusCode::UNPROCESSABLE_ENTITY, axum::response::Html("<form>à corriger</form>")) };
    let server = served(edge().around(Router::new().route("/f", get(form))), ServerLimits::default()).await;
    assert!(exchange(&server, &asking("GET", "/f", "")).await.ends_with("<form>à corriger</form>"));
}

#[tokio::test]
async fn a_replaced_error_keeps_its_cookies_and_not_what_described_its_body() {
    let refused = || async {
        let headers = [("set-cookie", "a=1"), ("set-cookie", "b=2"), ("content-encoding", "gzip")];
        (http::StatusCode::CONFLICT, axum::response::AppendHeaders(headers), "illisible")
    };
    let server = served(edge().around(Router::new().route("/f", get(refused))), ServerLimits::default()).await;
    let answer = exchange(&server, &asking("GET", "/f", "")).await;
    assert!(answer.contains("set-cookie: a=1") && answer.contains("set-cookie: b=2"), "{answer}");
    assert!(!answer.contains("content-encoding") && answer.contains("Quelqu'un vous a devancé"));
}
