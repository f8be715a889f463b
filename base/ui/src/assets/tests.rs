//! What browsers receive under `/assets/`.

use axum::{Router, body::Body, http::Request, response::Response};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::*;

async fn ask(path: &str, headers: &[(&str, &str)]) -> Response {
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    let router: Router = assets();
    router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_browser_gets_brotli_and_keeps_it_for_a_year() {
    let response = ask(THEME.path, &[("accept-encoding", "gzip, deflate, br, zstd")]).await;
    assert_eq!(response.headers()["content-encoding"], "br");
    assert_eq!(response.headers()["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(response.headers()["content-type"], "text/css; charset=utf-8");
    assert_eq!(response.into_body().collect().await.unwrap().to_bytes(), THEME.brotli);
}

#[tokio::test]
async fn a_client_that_refuses_brotli_gets_the_plain_bytes() {
    for refusal in ["gzip", "br;q=0", "identity"] {
        let response = ask(THEME.path, &[("accept-encoding", refusal)]).await;
        assert!(response.headers().get("content-encoding").is_none(), "{refusal}");
        assert_eq!(response.into_body().collect().await.unwrap().to_bytes(), THEME.plain);
    }
}

#[tokio::test]
async fn what_the_browser_has_is_not_sent_again() {
    let response = ask(MENU.path, &[("if-none-match", MENU.hash)]).await;
    assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
    assert!(response.into_body().collect().await.unwrap().to_bytes().is_empty());
}

#[tokio::test]
async fn a_name_without_the_hash_is_unknown_but_for_the_icon() {
    assert_eq!(ask("/assets/theme.css", &[]).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(ask("/favicon.ico", &[]).await.headers()["content-type"], "image/svg+xml");
}
