//! How long the page of budgets takes with a whole portfolio: three views of three years for every product, ten cells each, two conventions.
//! `cargo xtask bench` runs it for release and reads its one line: milliseconds of the first answer after a write, then the median and the
//! 95th centile of the next ones.
#![allow(clippy::print_stdout, reason = "figures go to the standard output")]

use std::path::Path;

use chrono::{Datelike, Days};
use kernel::{Event, Grant, Id, Scope, Service};
use steering::budget::domain::Agreed;
use steering::budget::matrix::Matrix;
use steering::budget::records::cell::{Activity, Resource};
use steering::budget::records::convention::Funder;
use steering::budget::records::layer::Volet;
use steering::budget::store::{By, Place, Written, conventions, save};
use testkit::{App, pace};

/// The addresses that are asked in turn.
const PAGES: [&str; 4] = ["/budget", "/budget?page=3", "/budget?phase=construction", "/budget?page=7"];

#[tokio::main]
async fn main() {
    let content = std::env::args().nth(1).expect("the folder of the content");
    let features = portfolio::features().into_iter().chain(conformity::features()).chain(steering::features());
    let app = App::open(
        Vec::new(),
        vec![Service { manifest: pace::manifest(portfolio::ROLES), features: features.collect() }],
    )
    .await;
    let day = app.kernel().clock().today();
    portfolio::import::run(app.kernel(), Path::new(&content), day, &|_, _| ()).await.expect("the content is imported");
    let cells = fill(&app).await;
    let role = Grant { role: "responsable-portefeuille".into(), scope: Scope::Everything };
    let mut head = app.person("Zoe Petit", &[role]).await;
    println!("{}", pace::line(&mut head, &PAGES.map(str::to_owned), cells).await);
}

/// Budgets and conventions for every product.
async fn fill(app: &App) -> usize {
    let today = portfolio::catalogue::today(app.kernel()).await.expect("a catalogue");
    let author = Id::parse("018f0000-0000-7000-8000-000000000001").expect("an identifier");
    let by = By { author: &author, demonstration: false };
    let tx = app.kernel().begin_as_system("mesure").await.expect("a transaction");
    let mut cells = 0;
    for (at, product) in today.catalogue.products.iter().enumerate() {
        let id = product.source.id.as_str();
        let mut matrix = Matrix::default();
        for (row, activity) in Activity::ALL.into_iter().enumerate().take(10) {
            matrix.set(activity, Resource::ALL[(row + at) % 6], (at as i64 + 1) * 12_345);
        }
        let written = Written { matrix, ..Written::default() };
        for year in today.day.year() - 2..=today.day.year() {
            for kind in Volet::ALL {
                save(&tx, Place { product: id, year, kind }, 0, &written, by).await.expect("a layer");
                cells += 10;
            }
        }
        for (name, kind, days) in [("Une direction", Funder::Sponsor, 400), ("Un fonds", Funder::Fast, 60)] {
            let agreed = Agreed {
                funder: name.into(),
                kind,
                reference: String::new(),
                cents: 25_000_000,
                from: today.day - Days::new(300),
                until: today.day + Days::new(days),
            };
            conventions::add(&tx, id, &agreed, by).await.expect("a convention");
        }
    }
    tx.commit(Event::new("mesure.remplie")).await.expect("a commit");
    cells
}
