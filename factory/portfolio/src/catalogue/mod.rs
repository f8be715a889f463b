//! The whole portfolio in memory, as pages and the API read it: loaded once, kept until somebody writes.

mod domain;
mod row;
#[cfg(test)]
pub mod samples;
mod store;
mod today;

use std::sync::Arc;

use kernel::{Error, Kernel};

pub use domain::{Catalogue, Product, href};
pub use row::{Row, kind, shortened};
pub use today::{Late, Today, lives};

/// The portfolio as it stands today.
///
/// # Errors
/// When the database does not answer.
pub async fn today(kernel: &Kernel) -> Result<Arc<Today>, Error> {
    let catalogue = kernel.derived(|kernel| async move { store::load(&kernel).await }).await?;
    Ok(Catalogue::on(&catalogue, kernel.clock().today()))
}
