//! Background work: the end of the ledger is told to the journal, so that decisions stay provable after their own line has left it.

use kernel::{Event, Kernel};

use super::store;

pub const ANCHOR: &str = "decision.anchor";

/// Writes the number and the digest of the last decision into the journal.
pub async fn anchor(kernel: Kernel) -> anyhow::Result<()> {
    let Some((number, digest)) = store::last(kernel.db().reader()).await? else { return Ok(()) };
    let tx = kernel.begin_as_system(ANCHOR).await?;
    tx.commit(Event::new("decision.anchored").detail("numero", number).detail("empreinte", digest.as_str())).await?;
    Ok(())
}
