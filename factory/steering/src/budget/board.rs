//! The budgets of the whole portfolio, in memory: read once, kept until somebody writes.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use kernel::{Error, Kernel};

use super::records::convention::Model as Convention;
use super::records::layer::Volet;
use super::store::{conventions, totals};

/// What a product has for a year, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// Planned, revised, real.
    pub views: [Option<i64>; 3],
    /// Whether the year is closed.
    pub complete: bool,
}

impl Year {
    /// What the year costs, by the same rule as [`super::annual_cents`].
    pub fn cost(&self) -> Option<i64> {
        self.views[2].filter(|_| self.complete).or(self.views[1]).or(self.views[0])
    }
}

/// Every budget.
#[derive(Debug, Default)]
pub struct Board {
    /// By product and year.
    pub years: HashMap<(String, i32), Year>,
    /// The years that have a budget.
    pub known: BTreeSet<i32>,
    /// Every convention, the one that ends first first.
    pub conventions: Vec<Convention>,
}

/// The board as of the last write.
///
/// # Errors
/// When the database does not answer.
pub async fn today(kernel: &Kernel) -> Result<Arc<Board>, Error> {
    kernel.derived(|kernel| async move { load(&kernel).await }).await
}

async fn load(kernel: &Kernel) -> Result<Board, Error> {
    let sql = kernel.db().reader();
    let mut board = Board { conventions: conventions::list(sql, None).await?, ..Board::default() };
    for (head, total) in totals(sql).await? {
        let Ok(year) = i32::try_from(head.year) else { continue };
        board.known.insert(year);
        let at = match head.kind {
            Volet::Prevu => 0,
            Volet::Revise => 1,
            Volet::Realise => 2,
        };
        let own = board.years.entry((head.product.into(), year)).or_default();
        own.views[at] = Some(total);
        own.complete |= head.complete;
    }
    Ok(board)
}
