//! Requests from other sites, and too many of them.

use super::super::client_address::TrustedProxies;
use super::super::csrf::SameSite;
use super::super::rate::Rate;
use super::*;

async fn post_with(edge: Edge, headers: &str) -> String {
    let server = behind(edge).await;
    exchange(&server, &asking("POST", "/import", headers)).await
}

#[tokio::test]
async fn a_form_sent_by_another_site_is_refused_in_french() {
    for site in ["cross-site", "same-site"] {
        let answer = post_with(edge(), &format!("Sec-Fetch-Site: {site}\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
        assert!(answer.contains("Demande venue d'un autre site"));
    }
}

#[tokio::test]
async fn a_form_of_our_own_pages_passes() {
    assert!(post_with(edge(), "Sec-Fetch-Site: same-origin\r\n").await.starts_with("HTTP/1.1 200"));
    assert!(post_with(edge(), "Origin: https://fabrique.exemple.fr\r\n").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn an_old_browser_is_judged_by_its_origin() {
    assert!(post_with(edge(), "Origin: https://autre.exemple.fr\r\n").await.starts_with("HTTP/1.1 403"));
    assert!(post_with(edge(), "Origin: null\r\n").await.starts_with("HTTP/1.1 403"));
}

#[tokio::test]
async fn a_program_that_is_no_browser_passes() {
    assert!(post_with(edge(), "").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_link_from_another_site_passes() {
    let server = behind(edge()).await;
    let answer = exchange(&server, &asking("GET", "/", "Sec-Fetch-Site: cross-site\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn the_public_address_passes_behind_a_proxy_that_renames_the_host() {
    let same_site = SameSite::of(["https://www.exemple.fr/"]).unwrap();
    let answer = post_with(Edge { same_site, ..edge() }, "Origin: https://www.exemple.fr\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

fn strict() -> Rates {
    Rates { sign_in: Rate::of(1, 2), ..Rates::default() }
}

#[tokio::test]
async fn one_try_too_many_must_wait() {
    let server = behind(Edge { rates: strict(), ..Edge::default() }).await;
    let asked = asking("POST", "/connexion", "");
    for _ in 0..2 {
        assert!(exchange(&server, &asked).await.starts_with("HTTP/1.1 404"));
    }
    let answer = exchange(&server, &asked).await;
    assert!(answer.starts_with("HTTP/1.1 429"), "{answer}");
    let wait = answer.split("retry-after: ").nth(1).unwrap().split("\r\n").next().unwrap();
    assert!((1..=61).contains(&wait.parse::<u64>().unwrap()));
    assert!(answer.contains("Trop de demandes"));
}

#[tokio::test]
async fn reads_go_on_when_tries_are_exhausted() {
    let server = behind(Edge { rates: strict(), ..Edge::default() }).await;
    for _ in 0..3 {
        exchange(&server, &asking("POST", "/connexion", "")).await;
    }
    assert!(exchange(&server, &asking("GET", "/", "")).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn clients_behind_our_proxy_are_counted_apart() {
    let proxies = TrustedProxies::parse(["127.0.0.1"]).unwrap();
    let server = behind(Edge { rates: strict(), proxies, ..Edge::default() }).await;
    let from = |address: &str| asking("POST", "/connexion", &format!("X-Forwarded-For: 1.2.3.4, {address}\r\n"));
    for _ in 0..3 {
        exchange(&server, &from("198.51.100.7")).await;
    }
    assert!(exchange(&server, &from("198.51.100.7")).await.starts_with("HTTP/1.1 429"));
    assert!(exchange(&server, &from("203.0.113.9")).await.starts_with("HTTP/1.1 404"));
}
