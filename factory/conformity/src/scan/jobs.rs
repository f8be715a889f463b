//! Background work: planning the weekly scans, doing those that were asked.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::TimeDelta;
use conformity_scan::{Options, Report};
use kernel::{Event, Id, Kernel};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use url::Url;

use super::constats::constats;
use super::records::Model;
use super::{letter, store};
use crate::board::{self, Board};
use crate::constat;
use crate::perimeter::authorised;
use crate::state::{Kind, Status};

pub const SCAN: &str = "conformity.scan_products";
pub const PLAN: &str = "conformity.plan_scans";

/// Products in one piece of work, and scans at once: one that hangs costs its own time, and a piece of work ends before its lease.
const BATCH: usize = 12;
const AT_ONCE: usize = 6;
/// A product is scanned every week.
const EVERY: TimeDelta = TimeDelta::days(7);

/// Asks for the scan of every product whose last one is a week old, within what its team authorised.
pub async fn plan(kernel: Kernel) -> anyhow::Result<()> {
    let board = board::today(&kernel).await?;
    let last = store::list_last_asked(kernel.db().reader()).await?;
    let due = kernel.clock().now() - EVERY;
    let late = |id: &String| last.get(id).is_none_or(|asked| *asked <= due);
    // Nobody answers at the addresses of fictitious products.
    let real = |id: &str| board.portfolio().catalogue.product(id).is_none_or(|product| !product.demonstration);
    let wanted: Vec<(&str, &str)> = board
        .subjects
        .iter()
        .zip(0..)
        .filter(|(subject, row)| board.counts(*row).asked() > 0 && late(&subject.id) && real(&subject.id))
        .filter_map(|(subject, _)| Some((subject.id.as_str(), subject.scannable()?)))
        .collect();
    for batch in wanted.chunks(BATCH) {
        let tx = kernel.begin_as_system(PLAN).await?;
        let mut ids = Vec::with_capacity(batch.len());
        for (product, url) in batch {
            ids.push(store::ask(&tx, product, url).await?);
        }
        tx.enqueue(SCAN, &ids).await?;
        tx.commit(Event::new("conformity.scans_planned").detail("produits", ids.len())).await?;
    }
    Ok(())
}

/// Does the scans that were asked. Done twice, each is kept once.
pub async fn scan(kernel: Kernel, payload: serde_json::Value) -> anyhow::Result<()> {
    let ids: Vec<Id> = serde_json::from_value(payload)?;
    let waiting = store::list_waiting(kernel.db().reader(), &ids).await?;
    let board = board::today(&kernel).await?;
    // The team may have taken its word back since.
    let allowed = |scan: &Model| {
        let row = board.place(scan.product.as_str())?;
        let url = Url::parse(&scan.url).ok()?;
        authorised(&board.subjects[row].perimeter, &scan.url).then_some((row, url))
    };
    let wanted: Vec<(&Model, usize, Url)> =
        waiting.iter().filter_map(|scan| allowed(scan).map(|(row, url)| (scan, row, url))).collect();
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut running = JoinSet::new();
    for (scan, row, url) in wanted {
        let (places, options, id) = (places.clone(), options(&kernel, &board, row), scan.id.clone());
        running.spawn(async move {
            let _place = places.acquire_owned().await;
            (id, row, conformity_scan::scan(&url, &options).await)
        });
    }
    // Each is kept as soon as it is done: one that hangs holds no other.
    while let Some(done) = running.join_next().await {
        let (id, row, report) = done?;
        keep(&kernel, &board, row, &id, &report).await?;
    }
    Ok(())
}

/// The options of a scan: what the operator allows, the time of this deployment, the repository that the fiche gives.
fn options(kernel: &Kernel, board: &Board, row: usize) -> Options {
    let private = &kernel.config().reseau.prives_autorises;
    let product = board.portfolio().catalogue.product(&board.subjects[row].id);
    let repository = product.and_then(|product| product.source.repository.as_deref());
    Options {
        repository: repository.and_then(|address| Url::parse(address).ok()),
        allow: private.iter().filter_map(|place| place.parse().ok()).collect(),
        axe: kernel.config().scan.axe.clone(),
        clock: kernel.clock().clone(),
        ..Options::default()
    }
}

/// Keeps a report and its constats together, and tells the team what was met and no longer is.
async fn keep(kernel: &Kernel, board: &Board, row: usize, id: &Id, report: &Report) -> anyhow::Result<()> {
    let subject = &board.subjects[row];
    let found = constats(subject, &board.criteria, report, kernel.clock().today());
    let tx = kernel.begin_as_system(SCAN).await?;
    if !store::keep(&tx, id, report).await? {
        return Ok(());
    }
    let before = last_findings(&tx, &subject.id).await?;
    let fallen: Vec<_> = found
        .iter()
        .filter(|new| new.status == Status::NonConforme && before.get(&new.criterion) == Some(&Status::Conforme))
        .filter_map(|new| board.criteria.iter().find(|criterion| criterion.id == new.criterion))
        .collect();
    if let Some(letter) = letter::fallen(kernel, board, row, &fallen) {
        tx.letter(letter).await?;
    }
    let (count, falls) = (found.len(), fallen.len());
    constat::store::save(&tx, found).await?;
    let event = Event::new("conformity.scanned").subject("produit", &subject.id);
    tx.commit(event.detail("constats", count).detail("chutes", falls)).await?;
    Ok(())
}

async fn last_findings(tx: &kernel::Tx, product: &str) -> anyhow::Result<HashMap<String, Status>> {
    let all = constat::store::list_of_product(tx.sql(), product).await?;
    let machines = all.into_iter().filter(|row| row.kind == Kind::Machine);
    // The oldest first: what comes later takes the place.
    Ok(machines.map(|row| (row.criterion.as_str().to_owned(), row.status)).collect())
}
