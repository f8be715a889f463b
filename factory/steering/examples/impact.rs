//! How long the matrix of impact takes with a whole portfolio and twenty thousand measures. `cargo xtask bench` runs it for release and reads its
//! one line: milliseconds of the first answer after a write, then the median and the 95th centile of the next ones.
#![allow(clippy::print_stdout, reason = "figures go to the standard output")]

use std::path::Path;

use chrono::{Days, NaiveDate};
use kernel::{Event, Id, Service, Tx};
use steering::impact::domain::decimal::Decimal;
use steering::impact::domain::definition::Indicator;
use steering::impact::domain::measure::Measure;
use steering::impact::frequency::Frequency;
use steering::impact::mandatory::Mandatory;
use steering::impact::store;
use steering::impact::unit::Unit;
use steering::impact::words::Direction;
use testkit::{App, pace};

/// Measures written.
const MEASURES: usize = 20_000;

#[tokio::main]
async fn main() {
    let content = std::env::args().nth(1).expect("the folder of the content");
    let mut features = portfolio::features();
    features.extend(conformity::features());
    features.extend(steering::features());
    let app = App::open(Vec::new(), vec![Service { manifest: pace::manifest(portfolio::ROLES), features }]).await;
    let day = app.kernel().clock().today();
    portfolio::import::run(app.kernel(), Path::new(&content), day, &|_, _| ()).await.expect("the content is imported");
    let count = fill(&app, day).await;
    let pages: Vec<String> = (1..=10).map(|page| format!("/impact?page={page}")).collect();
    println!("{}", pace::line(&mut app.anonymous(), &pages, count).await);
}

/// The measured indicators of the matrix for every product, and months of values until there are enough.
async fn fill(app: &App, day: NaiveDate) -> usize {
    let today = portfolio::catalogue::today(app.kernel()).await.expect("a catalogue");
    let tx = app.kernel().begin_as_system("mesure").await.expect("a transaction");
    let author = tx.new_id();
    let products = &today.catalogue.products;
    let each = MEASURES.div_ceil(products.len() * Mandatory::measured().count());
    let mut count = 0;
    for product in products {
        for kind in Mandatory::measured() {
            let id = indicator(&tx, &product.source.id, kind, day, &author).await;
            let measures: Vec<Measure> = (0..each.min(MEASURES - count)).map(|at| measure(kind, day, at)).collect();
            let lines: Vec<(&Id, &Measure)> = measures.iter().map(|one| (&id, one)).collect();
            store::save(&tx, &product.source.id, &lines, &author, true).await.expect("measures");
            count += lines.len();
        }
    }
    tx.commit(Event::new("mesure.remplie")).await.expect("a commit");
    count
}

async fn indicator(tx: &Tx, product: &str, kind: Mandatory, day: NaiveDate, author: &Id) -> Id {
    let new = Indicator {
        kind: Some(kind),
        name: kind.label().to_owned(),
        family: kind.family(),
        unit: kind.units().first().copied().unwrap_or(Unit::Unite),
        direction: Direction::Hausse,
        frequency: Frequency::Mensuelle,
        aarri: None,
        dataviz: None,
        calculation: "Calcul fictif".to_owned(),
        limits: String::new(),
        source: "Mesure".to_owned(),
        automated: true,
        flagship: false,
        since: day - Days::new(2_000),
    };
    let id = store::add(tx, product, &new, author, true).await.expect("an indicator");
    if kind == Mandatory::ImpactGenere {
        store::watch(tx, product, &id).await.expect("a flagship");
    }
    id
}

fn measure(kind: Mandatory, day: NaiveDate, at: usize) -> Measure {
    Measure {
        value: Decimal::whole((kind as i64 + at as i64) % 10),
        target: false,
        frequency: Frequency::Mensuelle,
        on: day - Days::new(30 * at as u64 + 3),
        period: false,
        starts_on: None,
        automated: true,
        source: "Mesure".to_owned(),
        territory: None,
        dataviz: None,
        comments: String::new(),
    }
}
