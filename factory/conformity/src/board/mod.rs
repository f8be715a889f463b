//! Every criterion of every product, with its state today: computed once in memory when something changes or a day passes.

mod domain;
mod ledger;
mod subject;

use std::sync::Arc;

use kernel::{Error, Kernel};

pub use domain::{Board, Cell};
pub use ledger::Ledger;
pub use subject::Subject;

/// The board as it stands today.
///
/// # Errors
/// When the database does not answer.
pub async fn today(kernel: &Kernel) -> Result<Arc<Board>, Error> {
    let portfolio = portfolio::catalogue::today(kernel).await?;
    let ledger = kernel.derived(|kernel| async move { Ledger::load(&kernel).await }).await?;
    Ok(ledger.on(&portfolio, kernel.clock().now()))
}
