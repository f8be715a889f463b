//! The security headers, wherever the answer comes from.

use super::super::headers::SecurityHeaders;
use super::*;

fn has_all(answer: &str) {
    for header in [
        "content-security-policy: default-src 'none'; style-src 'self'; script-src 'self';",
        "x-content-type-options: nosniff",
        "x-frame-options: DENY",
        "referrer-policy: same-origin",
        "cross-origin-opener-policy: same-origin",
        "cross-origin-embedder-policy: require-corp",
        "cross-origin-resource-policy: same-origin",
        "permissions-policy: accelerometer=()",
        "x-request-id: ",
    ] {
        assert!(answer.contains(header), "{header} is missing in\n{answer}");
    }
    assert!(!answer.contains("unsafe-inline"));
    assert!(!answer.to_lowercase().contains("\r\nserver:"));
}

#[tokio::test]
async fn a_page_has_them() {
    let server = behind(edge()).await;
    let answer = exchange(&server, &asking("GET", "/", "")).await;
    assert!(answer.starts_with("HTTP/1.1 200"));
    has_all(&answer);
}

#[tokio::test]
async fn an_unknown_address_has_them() {
    let server = behind(edge()).await;
    let answer = exchange(&server, &asking("GET", "/inconnu", "")).await;
    assert!(answer.starts_with("HTTP/1.1 404"));
    assert!(answer.contains("Page introuvable"));
    has_all(&answer);
}

#[tokio::test]
async fn a_panic_has_them() {
    let server = behind(edge()).await;
    let answer = exchange(&server, &asking("GET", "/panne", "")).await;
    assert!(answer.starts_with("HTTP/1.1 500"));
    has_all(&answer);
}

#[tokio::test]
async fn a_refusal_of_the_edge_has_them() {
    let server = behind(edge()).await;
    let answer = exchange(&server, &asking("POST", "/import", "Sec-Fetch-Site: cross-site\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 403"));
    has_all(&answer);
}

#[tokio::test]
async fn browsers_are_bound_to_https_only_where_there_is_https() {
    let plain = behind(edge()).await;
    assert!(!exchange(&plain, &asking("GET", "/", "")).await.contains("strict-transport-security"));
    let secure = behind(Edge { headers: SecurityHeaders { https: true, preload: false }, ..edge() }).await;
    let answer = exchange(&secure, &asking("GET", "/", "")).await;
    assert!(answer.contains("strict-transport-security: max-age=63072000; includeSubDomains\r\n"), "{answer}");
}

#[tokio::test]
async fn an_answer_made_for_one_person_stays_out_of_caches() {
    let server = behind(edge()).await;
    assert!(!exchange(&server, &asking("GET", "/", "")).await.contains("cache-control"));
    let answer = exchange(&server, &asking("GET", "/", "Cookie: session=abc\r\n")).await;
    assert!(answer.contains("cache-control: no-store"));
}

#[tokio::test]
async fn a_handler_may_say_otherwise() {
    let cached = || async { ([("cache-control", "max-age=31536000, immutable")], "feuille") };
    let server = served(edge().around(Router::new().route("/theme", get(cached))), ServerLimits::default()).await;
    let answer = exchange(&server, &asking("GET", "/theme", "Cookie: session=abc\r\n")).await;
    assert!(answer.contains("cache-control: max-age=31536000, immutable\r\n"));
    assert!(!answer.contains("no-store"));
}

#[test]
fn a_nonce_opens_one_script_and_nothing_else() {
    let mut response = axum::response::Response::new(axum::body::Body::empty());
    super::super::headers::allow_nonce(&mut response, "YWJj");
    let policy = response.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self' 'nonce-YWJj';"));
    assert!(policy.contains("default-src 'none'") && policy.contains("style-src 'self';"));
}
