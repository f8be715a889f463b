//! Certificates made for the occasion, served on loopback.

use chrono::TimeZone;
use kernel::Clock;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::pki_types::CertificateDer;
use tokio::net::TcpListener;

use super::*;
use crate::Statut;
use crate::neighbour::{acceptor, all_here};

const HOST: &str = "service.exemple.fr";

/// What a certificate says; valid from 1 January to 31 December 2026 unless a test changes it.
struct Made {
    names: Vec<&'static str>,
    until: (i32, u8, u8),
    authority: bool,
}

impl Default for Made {
    fn default() -> Self {
        Self { names: vec![HOST], until: (2026, 12, 31), authority: true }
    }
}

/// A server on loopback with that certificate, and the scan of it on 1 June 2026 by somebody who trusts its authority.
async fn scanned(made: Made) -> Vec<Finding> {
    let authority_key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.distinguished_name.push(DnType::CommonName, "Autorité d'essai");
    let root = authority.self_signed(&authority_key).unwrap();
    let key = KeyPair::generate().unwrap();
    let mut leaf = CertificateParams::new(made.names.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap();
    leaf.not_before = rcgen::date_time_ymd(2026, 1, 1);
    leaf.not_after = rcgen::date_time_ymd(made.until.0, made.until.1, made.until.2);
    let certificate = if made.authority {
        leaf.signed_by(&key, &Issuer::from_params(&authority, &authority_key)).unwrap()
    } else {
        leaf.self_signed(&key).unwrap()
    };
    let port = serve(certificate.der().clone(), &key).await;
    let options = options(root.pem().into_bytes());
    let fetcher = Fetcher::new(&options).unwrap();
    scan(&fetcher, &options, &Url::parse(&format!("https://{HOST}:{port}/")).unwrap()).await
}

fn options(extra_roots: Vec<u8>) -> Options {
    let now = chrono::Utc.with_ymd_and_hms(2026, 6, 1, 12, 0, 0).unwrap();
    Options {
        allow: vec!["127.0.0.0/8".parse().unwrap()],
        extra_roots,
        clock: Clock::fixed(now),
        lookup: Some(all_here()),
        ..Options::default()
    }
}

async fn serve(certificate: CertificateDer<'static>, key: &KeyPair) -> u16 {
    let acceptor = acceptor(certificate, key);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = acceptor.accept(stream).await;
        }
    });
    port
}

fn statuts(found: &[Finding]) -> Vec<Statut> {
    found.iter().map(|finding| finding.statut).collect()
}

fn of<'a>(found: &'a [Finding], check: &Check) -> &'a Finding {
    found.iter().find(|finding| finding.critere == check.id).unwrap()
}

#[tokio::test]
async fn a_sound_certificate_passes_everywhere() {
    let found = scanned(Made::default()).await;
    assert_eq!(statuts(&found), [Statut::Conforme; 5], "{found:#?}");
    assert!(of(&found, &EXPIRY).message.contains("31/12/2026"));
}

#[tokio::test]
async fn an_expiry_within_30_days_is_an_alert_and_30_days_are_not() {
    let soon = scanned(Made { until: (2026, 7, 1), ..Made::default() }).await;
    assert_eq!(of(&soon, &EXPIRY).statut, Statut::NonConforme);
    assert!(of(&soon, &EXPIRY).message.contains("dans 29 jours"), "{}", of(&soon, &EXPIRY).message);
    let later = scanned(Made { until: (2026, 7, 2), ..Made::default() }).await;
    assert_eq!(of(&later, &EXPIRY).statut, Statut::Conforme);
}

#[tokio::test]
async fn an_expired_certificate_still_has_its_chain_and_name() {
    let found = scanned(Made { until: (2026, 5, 30), ..Made::default() }).await;
    assert!(of(&found, &EXPIRY).message.contains("a expiré le 30/05/2026"));
    assert_eq!(of(&found, &CHAIN).statut, Statut::Conforme);
    assert_eq!(of(&found, &NAME).statut, Statut::Conforme);
}

#[tokio::test]
async fn a_certificate_of_another_name_is_told() {
    let found = scanned(Made { names: vec!["autre.exemple.fr", "*.exemple.org"], ..Made::default() }).await;
    assert_eq!(of(&found, &NAME).statut, Statut::NonConforme);
    assert!(of(&found, &NAME).preuve.contains("autre.exemple.fr"));
    assert_eq!(of(&found, &CHAIN).statut, Statut::Conforme);
}

#[tokio::test]
async fn a_self_signed_certificate_is_told_from_an_unknown_authority() {
    let found = scanned(Made { authority: false, ..Made::default() }).await;
    assert!(of(&found, &CHAIN).message.contains("signé par lui-même"), "{}", of(&found, &CHAIN).message);
    assert_eq!(of(&found, &NAME).statut, Statut::Conforme);
}

#[tokio::test]
async fn a_server_without_tls_is_no_grade_on_the_certificate() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let options = options(Vec::new());
    let fetcher = Fetcher::new(&options).unwrap();
    let found = scan(&fetcher, &options, &Url::parse(&format!("http://{HOST}:{port}/")).unwrap()).await;
    assert_eq!(found[0].statut, Statut::NonConforme);
    assert!(found[1..].iter().all(|finding| finding.statut == Statut::Inconnu));
}
