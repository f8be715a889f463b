//! Probes and figures.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::health::{Probe, router};
use super::super::metrics::{install, jobs, serve_metrics};
use super::*;

#[tokio::test]
async fn a_service_whose_probes_work_is_ready() {
    let probes = vec![Probe::new("base de données", || async { Ok(()) })];
    let server = served(router(probes), ServerLimits::default()).await;
    let answer = exchange(&server, &asking("GET", "/sante", "")).await;
    assert!(answer.starts_with("HTTP/1.1 200"));
    assert!(answer.ends_with(r#"{"etat":"ok","sondes":{"base de données":"ok"}}"#), "{answer}");
}

#[tokio::test]
async fn a_broken_probe_makes_the_service_unready_but_alive_and_tells_no_cause() {
    let probes = vec![Probe::new("disque", || async { anyhow::bail!("/var/lib/secret is full") })];
    let server = served(router(probes), ServerLimits::default()).await;
    let answer = exchange(&server, &asking("GET", "/sante/pret", "")).await;
    assert!(answer.starts_with("HTTP/1.1 503"));
    assert!(answer.contains(r#""disque":"en panne""#) && !answer.contains("secret"));
    assert!(exchange(&server, &asking("GET", "/sante/vivant", "")).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn asking_often_does_not_probe_often() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let probe = Probe::new("base", move || {
        count.fetch_add(1, Ordering::Relaxed);
        async { Ok(()) }
    });
    let server = served(router(vec![probe]), ServerLimits::default()).await;
    for _ in 0..5 {
        exchange(&server, &asking("GET", "/sante", "")).await;
    }
    assert!(asked.load(Ordering::Relaxed) < 5);
}

#[tokio::test]
async fn figures_name_routes_by_their_pattern_and_stand_on_their_own_port() {
    let handle = install().unwrap();
    let server = behind(edge()).await;
    exchange(&server, &asking("GET", "/produits/camille?q=martin", "")).await;
    jobs("fabrique", 3, 1);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let ended = tokio::spawn(serve_metrics(listener, handle, std::future::pending()));
    let metrics = Served { address, stop: oneshot::channel().0, ended: tokio::spawn(async { Ok(Stopped::Finished) }) };
    let answer = exchange(&metrics, &asking("GET", "/metrics", "")).await;
    ended.abort();
    assert!(
        answer.contains(r#"fabrique_http_requetes_total{route="/produits/{id}",methode="GET",statut="200"}"#),
        "{answer}"
    );
    assert!(answer.contains(r#"fabrique_taches_en_attente{service="fabrique"} 3"#));
    assert!(answer.contains("fabrique_http_duree_secondes_bucket"));
    assert!(!answer.contains("camille") && !answer.contains("martin"));
}
