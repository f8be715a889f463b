//! The size of what is sent and the time of what is answered.

use std::collections::HashMap;

use super::super::body::BodyLimits;
use super::*;

fn posting(path: &str, size: usize) -> String {
    let head = asking("POST", path, &format!("Content-Length: {size}\r\n"));
    head + &"a".repeat(size)
}

#[tokio::test]
async fn a_body_within_the_limit_arrives_whole() {
    let server = behind(edge()).await;
    assert!(exchange(&server, &posting("/import", 1_000_000)).await.ends_with("1000000"));
}

#[tokio::test]
async fn a_body_announced_too_large_is_refused_before_it_comes() {
    let server = behind(edge()).await;
    let answer = exchange(&server, &asking("POST", "/import", "Content-Length: 3000000\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.contains("Envoi trop volumineux"));
}

#[tokio::test]
async fn a_body_that_grows_too_large_is_refused_on_its_way() {
    let limits = BodyLimits { default: 10_000, ..BodyLimits::default() };
    let server = behind(Edge { bodies: limits, ..edge() }).await;
    let chunk = format!("1000\r\n{}\r\n", "a".repeat(4096));
    let request = asking("POST", "/import", "Transfer-Encoding: chunked\r\n") + &chunk.repeat(3) + "0\r\n\r\n";
    let answer = exchange(&server, &request).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.contains("<h1>Envoi trop volumineux</h1>"));
}

#[tokio::test]
async fn a_route_may_take_more_than_the_others() {
    let limits = BodyLimits { default: 1000, routes: HashMap::from([("/produits/{id}".to_owned(), 5000)]) };
    let server = behind(Edge { bodies: limits, ..edge() }).await;
    assert!(exchange(&server, &posting("/produits/clara", 5000)).await.ends_with("5000"));
    assert!(exchange(&server, &posting("/produits/clara", 5001)).await.starts_with("HTTP/1.1 413"));
    assert!(exchange(&server, &posting("/import", 1001)).await.starts_with("HTTP/1.1 413"));
}

#[tokio::test]
async fn a_route_that_takes_too_long_is_given_up() {
    let server = behind(Edge { time: Duration::from_millis(50), ..edge() }).await;
    let answer = exchange(&server, &asking("GET", "/lent", "")).await;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(answer.contains("retry-after: 30"));
    assert!(answer.contains("Service momentanément indisponible"));
}
