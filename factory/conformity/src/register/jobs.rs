//! Background work: reading the registers, once a day.

use std::collections::HashMap;

use chrono::Days;
use kernel::{Event, Kernel};

use super::domain::answers;
use crate::board;
use crate::constat::store::{self, New};
use crate::scan;
use crate::state::{Kind, Origin, Status};

pub const READ: &str = "conformity.read_registers";

/// Days for which an answer holds, and days before its end when it is written again.
const HOLDS: u64 = 30;
const AGAIN: u64 = 10;

/// Writes what changed, and what ends soon; nothing when there is neither.
pub async fn read(kernel: Kernel) -> anyhow::Result<()> {
    let board = board::today(&kernel).await?;
    let sql = kernel.db().reader();
    let scanned = scan::store::list_last_done(sql).await?;
    let latest = store::list_latest(sql).await?;
    let soon = board.day.checked_add_days(Days::new(AGAIN));
    let until = board.day.checked_add_days(Days::new(HOLDS));
    let none = HashMap::new();
    let mut found = Vec::new();
    for (row, subject) in board.subjects.iter().enumerate().filter(|(row, _)| board.counts(*row).asked() > 0) {
        let Some(product) = board.portfolio().catalogue.product(&subject.id) else { continue };
        let known = latest.get(&subject.id).unwrap_or(&none);
        for answer in answers(&product.source, scanned.get(&subject.id).copied(), board.day) {
            let asked = board
                .column(answer.criterion)
                .is_some_and(|at| board.criteria[at].is_asked(board.subjects[row].phase, subject.perimeter.health));
            let last =
                known.get(answer.criterion).and_then(|facts| facts.iter().find(|fact| fact.kind == Kind::Machine));
            let fresh = last.is_some_and(|last| last.status == answer.status && last.expires_on > soon);
            if asked && !fresh {
                found.push(constat(&subject.id, answer.criterion, answer.status, answer.message, until));
            }
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    let tx = kernel.begin_as_system(READ).await?;
    let count = found.len();
    store::save(&tx, found).await?;
    tx.commit(Event::new("conformity.registers_read").detail("constats", count)).await?;
    Ok(())
}

fn constat(id: &str, criterion: &str, status: Status, message: String, until: Option<chrono::NaiveDate>) -> New {
    New {
        product: id.to_owned(),
        criterion: criterion.to_owned(),
        kind: Kind::Machine,
        status,
        origin: Origin::Registre,
        author: None,
        note: None,
        message,
        evidence: None,
        piece: None,
        scope: None,
        expires_on: until,
        at: None,
    }
}
