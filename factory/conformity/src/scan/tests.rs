//! From findings to constats; scans asked, done, kept, and what they tell.

use chrono::TimeDelta;
use conformity_scan::{CHECKS, Finding, Report, Statut};

use super::{store, verdict};
use crate::perimeter::Perimeter;
use crate::state::{State, Status};
use crate::trial::{bare, everywhere, loopback, member};

fn report(findings: &[(&str, Statut)]) -> Report {
    let constats = findings.iter().map(|(critere, statut)| Finding {
        critere: (*critere).to_owned(),
        statut: *statut,
        origine: "scan".into(),
        preuve: String::new(),
        message: format!("{critere} a répondu"),
    });
    Report { url: "https://exemple.fr/".into(), constats: constats.collect() }
}

fn checks() -> [&'static str; 2] {
    [CHECKS[0].id, CHECKS[1].id]
}

#[test]
fn a_criterion_is_its_gravest_check_and_a_silent_one_is_unknown() {
    let [a, b] = checks();
    let named = [a.to_owned(), b.to_owned()];
    let status = |findings: &[(&str, Statut)]| verdict(&named, &report(findings)).unwrap().status;
    assert_eq!(status(&[(a, Statut::Conforme), (b, Statut::Conforme)]), Status::Conforme);
    assert_eq!(status(&[(a, Statut::Conforme), (b, Statut::Inconnu)]), Status::Inconnu);
    assert_eq!(status(&[(a, Statut::Conforme)]), Status::Inconnu);
    assert_eq!(status(&[(a, Statut::Inconnu), (b, Statut::NonConforme)]), Status::NonConforme);
    assert_eq!(status(&[(a, Statut::NonApplicable), (b, Statut::NonApplicable)]), Status::NonApplicable);
    let told = verdict(&named, &report(&[(a, Statut::NonConforme), (b, Statut::Conforme)])).unwrap().message;
    assert_eq!(told, format!("{a} a répondu"));
    assert_eq!(verdict(&["inconnu.du_tout".to_owned()], &report(&[])), None);
}

#[tokio::test]
async fn a_scan_needs_an_authorised_domain_and_is_asked_once() {
    let app = bare().await;
    let mut member = member(&app).await;
    let (carnet, ask) = ("/produits/mano/carnet", "/produits/mano/carnet/sonde");
    let refused = member.submit("/produits/mano/carnet/perimetre", ask, &[]).await;
    assert!(refused.status == 422 && refused.body.contains("pas autorisée"));
    let perimeter = "/produits/mano/carnet/perimetre";
    assert_eq!(member.submit(perimeter, perimeter, &[("domaines", "mano.exemple.fr")]).await.status, 303);
    for _ in 0..2 {
        let asked = member.submit(carnet, ask, &[]).await;
        assert_eq!(asked.location(), "/produits/mano/carnet?fait=sonde");
    }
    assert_eq!(store::list_of_product(app.kernel().db().reader(), "mano", 9).await.unwrap().len(), 1);
    assert_eq!(member.submit(carnet, "/produits/nata/carnet/sonde", &[]).await.status, 404);
    assert_eq!(everywhere(&app, "Zoe Petit", "auditeur").await.submit("/", ask, &[]).await.status, 403);
}

#[tokio::test]
async fn a_scan_is_kept_once_with_its_raw_result() {
    let app = bare().await;
    let kernel = app.kernel();
    let [a, _] = checks();
    let tx = kernel.begin_as_system("essai").await.unwrap();
    let id = store::ask(&tx, "mano", "https://mano.exemple.fr").await.unwrap();
    tx.commit(kernel::Event::new("essai.demande")).await.unwrap();
    app.clock.advance(TimeDelta::minutes(1));
    for first in [true, false] {
        let tx = kernel.begin_as_system("essai").await.unwrap();
        assert_eq!(store::keep(&tx, &id, &report(&[(a, Statut::NonConforme)])).await.unwrap(), first);
        tx.commit(kernel::Event::new("essai.garde")).await.unwrap();
    }
    let kept = store::list_of_product(kernel.db().reader(), "mano", 1).await.unwrap().remove(0);
    assert_eq!((kept.met, kept.refuted), (0, 1));
    assert!(kept.report.unwrap().contains(a) && kept.digest.is_some());
}

/// Serves one page on the loopback, and never answers on `/lent`'s port: answers the two addresses.
async fn sites() -> (String, String) {
    let page = "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Essai</title></head><body><h1>Essai</h1></body></html>";
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let quick = format!("http://{}/", listener.local_addr().unwrap());
    let router = axum::Router::new().route("/", axum::routing::get(move || async move { axum::response::Html(page) }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let slow = format!("http://{}/", silent.local_addr().unwrap());
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = silent.accept().await {
            held.push(stream);
        }
    });
    (quick, slow)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_work_writes_constats_and_a_silent_site_gives_unknown_ones() {
    let app = loopback().await;
    let kernel = app.kernel();
    let (quick, slow) = sites().await;
    let perimeter = Perimeter { domains: vec!["127.0.0.1".into()], ..Perimeter::default() };
    let tx = kernel.begin_as_system("essai").await.unwrap();
    let mut ids = Vec::new();
    for (product, url) in [("signature-commune", &quick), ("droits-simples", &slow), ("carnet-de-bord", &quick)] {
        if product != "carnet-de-bord" {
            crate::perimeter::store::save(&tx, product, &perimeter, None).await.unwrap();
        }
        ids.push(store::ask(&tx, product, url).await.unwrap());
    }
    tx.commit(kernel::Event::new("essai.demande")).await.unwrap();
    super::jobs::scan(kernel.clone(), serde_json::to_value(&ids).unwrap()).await.unwrap();
    let done = |scans: Vec<super::records::Model>| scans[0].done_at.is_some();
    let of = async |product| store::list_of_product(kernel.db().reader(), product, 1).await.unwrap();
    assert!(done(of("signature-commune").await) && done(of("droits-simples").await));
    assert!(!done(of("carnet-de-bord").await), "its team authorised nothing");
    let board = crate::board::today(kernel).await.unwrap();
    let home = board.column("std.le-produit-a-une-fiche-a-jour-sur-le-site-beta-gouv-fr.2").unwrap();
    let state = |product: &str| board.standing(board.place(product).unwrap(), home).state;
    assert_eq!((state("signature-commune"), state("droits-simples")), (State::Prouve, State::Inconnu));
}
