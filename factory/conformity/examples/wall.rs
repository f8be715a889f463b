//! How long the wall takes with a whole portfolio: every criterion of every product has a constat. `cargo xtask bench` runs it for release and
//! reads its one line: milliseconds of the first answer after a write, then the median and the 95th centile of the next ones.
#![allow(clippy::print_stdout, reason = "figures go to the standard output")]

use std::path::Path;
use std::time::Instant;

use chrono::Days;
use conformity::board;
use conformity::constat::store::{self, New};
use conformity::state::{Kind, Origin, Status};
use kernel::manifest::{Accessibility, AccessibilityState, Legal, Manifest};
use kernel::{Event, Grant, Scope, Service};
use testkit::App;

const MANIFEST: Manifest = Manifest {
    id: "mesure",
    title: "Mesure",
    mission: "Mesurer",
    audience: "Les mesures",
    path: "/",
    contact: "contact@exemple.fr",
    repository: "https://exemple.fr/code",
    phase: "construction",
    legal: Legal { publisher: "Mesure", director: "Mesure", host: "Mesure" },
    accessibility: Accessibility { state: AccessibilityState::NonConforme, audit: "" },
    navigation: &[],
    roles: portfolio::ROLES,
};

/// Answers measured.
const ANSWERS: usize = 200;

#[tokio::main]
async fn main() {
    let content = std::env::args().nth(1).expect("the folder of the content");
    let features = portfolio::features().into_iter().chain(conformity::features()).collect();
    let app = App::open(Vec::new(), vec![Service { manifest: MANIFEST, features }]).await;
    let day = app.kernel().clock().today();
    portfolio::import::run(app.kernel(), Path::new(&content), day, &|_, _| ()).await.expect("the content is imported");
    let count = fill(&app).await;
    let mut officer = app.person("Zoe Petit", &[Grant { role: "rssi".into(), scope: Scope::Everything }]).await;
    let (first, _) = timed(&mut officer, 0).await;
    let mut times = Vec::with_capacity(ANSWERS);
    for page in 0..ANSWERS {
        times.push(timed(&mut officer, page % 5 + 1).await.0);
    }
    times.sort_by(f64::total_cmp);
    let (median, centile) = (times[ANSWERS / 2], times[ANSWERS * 95 / 100]);
    println!("{{\"constats\":{count},\"first_ms\":{first:.1},\"p50_ms\":{median:.2},\"p95_ms\":{centile:.2}}}");
}

async fn timed(client: &mut testkit::Client, page: usize) -> (f64, usize) {
    let started = Instant::now();
    let answer = client.get(&format!("/conformite?page={page}")).await;
    assert_eq!(answer.status, 200);
    (started.elapsed().as_secs_f64() * 1000.0, answer.body.len())
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
