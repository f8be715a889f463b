//! How long the wall takes with a whole portfolio: every criterion of every product has a constat. `cargo xtask bench` runs it for release and
//! reads its one line: milliseconds of the first answer after a write, then the median and the 95th centile of the next ones.
#![allow(clippy::print_stdout, reason = "figures go to the standard output")]

use std::path::Path;

use chrono::Days;
use conformity::board;
use conformity::constat::store::{self, New};
use conformity::state::{Kind, Origin, Status};
use kernel::{Event, Grant, Scope, Service};
use testkit::{App, pace};

#[tokio::main]
async fn main() {
    let content = std::env::args().nth(1).expect("the folder of the content");
    let features = portfolio::features().into_iter().chain(conformity::features()).collect();
    let app = App::open(Vec::new(), vec![Service { manifest: pace::manifest(portfolio::ROLES), features }]).await;
    let day = app.kernel().clock().today();
    portfolio::import::run(app.kernel(), Path::new(&content), day, &|_, _| ()).await.expect("the content is imported");
    let count = fill(&app).await;
    let mut officer = app.person("Zoe Petit", &[Grant { role: "rssi".into(), scope: Scope::Everything }]).await;
    let pages: Vec<String> = (1..=5).map(|page| format!("/conformite?page={page}")).collect();
    println!("{}", pace::line(&mut officer, &pages, count).await);
}

/// One constat for every criterion of every product.
async fn fill(app: &App) -> usize {
    let board = board::today(app.kernel()).await.expect("a board");
    let tx = app.kernel().begin_as_system("mesure").await.expect("a transaction");
    let mut count = 0;
    for (row, subject) in board.subjects.iter().enumerate() {
        let new = |(column, criterion): (usize, &conformity::referential::Criterion)| New {
            product: subject.id.clone(),
            criterion: criterion.id.clone(),
            kind: Kind::Machine,
            status: if (row + column) % 7 == 0 { Status::NonConforme } else { Status::Conforme },
            origin: Origin::ParConstruction,
            author: None,
            note: None,
            message: String::new(),
            evidence: None,
            piece: None,
            scope: None,
            expires_on: board.day.checked_add_days(Days::new(60)),
            at: None,
        };
        let constats: Vec<New> = board.criteria.iter().enumerate().map(new).collect();
        count += constats.len();
        store::save(&tx, constats).await.expect("constats");
    }
    tx.commit(Event::new("mesure.remplie")).await.expect("a commit");
    count
}
