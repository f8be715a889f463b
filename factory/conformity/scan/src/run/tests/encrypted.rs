//! Services behind TLS, from the handshake to the score.

use super::*;
use crate::neighbour::{all_here, encrypted};
use crate::{headers, tls};

const HOST: &str = "service.exemple.fr";

/// A page of the platform with the headers that the kernel sets behind TLS, and the script that its layout loads.
fn our_page() -> Vec<u8> {
    let mut headers = http::HeaderMap::new();
    kernel::http::headers::SecurityHeaders { https: true, preload: false }.set(&mut headers);
    let mut head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8".to_owned();
    for (name, value) in &headers {
        head.push_str(&format!("\r\n{name}: {}", value.to_str().unwrap()));
    }
    raw(&head, b"<!doctype html><title>Fabrique</title><script src=/a.js integrity=sha384-a></script>")
}

#[tokio::test]
async fn the_platform_behind_tls_gets_155_and_a_sound_certificate() {
    let (port, extra_roots) = encrypted(HOST, our_page()).await;
    let options = Options { lookup: Some(all_here()), extra_roots, ..options() };
    let report = scan(&Url::parse(&format!("https://{HOST}:{port}/")).unwrap(), &options).await;
    let total = report.of(headers::OBSERVATORY.id).unwrap();
    assert_eq!((total.statut, total.preuve.as_str()), (Statut::Conforme, "155"));
    for check in tls::CHECKS {
        assert_eq!(report.of(check.id).unwrap().statut, Statut::Conforme, "{}", check.id);
    }
}

#[tokio::test]
async fn a_certificate_of_an_unknown_authority_is_described_and_its_pages_are_not_read() {
    let (port, _) = encrypted(HOST, our_page()).await;
    let options = Options { lookup: Some(all_here()), ..options() };
    let report = scan(&Url::parse(&format!("https://{HOST}:{port}/")).unwrap(), &options).await;
    assert_eq!(report.of(tls::CHAIN.id).unwrap().statut, Statut::NonConforme);
    assert_eq!(report.of(tls::NAME.id).unwrap().statut, Statut::Conforme);
    let home = report.of(site::HOME.id).unwrap();
    assert_eq!(home.statut, Statut::Inconnu);
    assert!(home.message.contains("l'autorité du certificat n'est pas reconnue"), "{}", home.message);
    assert_eq!(report.of(headers::OBSERVATORY.id).unwrap().statut, Statut::Inconnu);
}
