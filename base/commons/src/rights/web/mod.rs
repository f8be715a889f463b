//! The pages of rights: asking, following, receiving, answering.

pub mod account;
pub mod answer;
pub mod ask;
pub mod export;
pub mod follow;
pub mod lift;

use kernel::vault::{Cell, Encrypted};
use kernel::{Error, Id, Kernel, Purpose, Sensitive};
use privacy::Readings;

/// A form that holds nothing but its token.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// The cell of a text of a request: sealed by a key of the request's own.
pub(super) fn cell<'a>(column: &'static str, id: &'a Id) -> Cell<'a> {
    Cell { table: "rights_request", column, row: id.as_str() }
}

/// Opens a text of a request; empty when there is none, or its key is destroyed.
async fn opened(
    kernel: &Kernel,
    id: &Id,
    column: &'static str,
    stored: Option<&Sensitive<Encrypted>>,
    purpose: Purpose,
    readings: &Readings,
) -> Result<String, Error> {
    let Some(stored) = stored else { return Ok(String::new()) };
    Ok(kernel.vault().open(id, cell(column, id), stored, purpose, readings).await?.unwrap_or_default())
}
