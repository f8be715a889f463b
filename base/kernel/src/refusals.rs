//! Outbound requests that the rules refused: kept for a moment, then written into the platform's journal by its host alone.

use std::sync::{Arc, Mutex, PoisonError};

use crate::Error;
use crate::journal::Event;
use crate::kernel::Kernel;
use crate::outbound::OnRefusal;

/// Beyond this many between two writes, refusals are counted and no longer named.
const NAMED: usize = 10_000;

/// The refusals that wait for their line.
#[derive(Clone, Default)]
pub(crate) struct Refusals(Arc<Mutex<Waiting>>);

#[derive(Clone, Default)]
struct Waiting {
    hosts: Vec<String>,
    unnamed: u64,
}

impl Refusals {
    /// What the outbound client calls at each refusal; it does not block.
    pub fn listener(&self) -> OnRefusal {
        let waiting = self.0.clone();
        Arc::new(move |refusal| {
            let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
            if waiting.hosts.len() < NAMED { waiting.hosts.push(refusal.host.clone()) } else { waiting.unnamed += 1 }
        })
    }

    /// Writes what waits, one `outbound.refused` for each.
    ///
    /// # Errors
    /// When the platform's database does not answer; the refusals then wait for the next time.
    pub async fn journal(&self, platform: &Kernel) -> Result<(), Error> {
        let taken = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if taken.hosts.is_empty() {
            return Ok(());
        }
        let written = write(platform, &taken).await;
        if written.is_err() {
            let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.unnamed += taken.unnamed;
            waiting.hosts.splice(0..0, taken.hosts);
        }
        written
    }
}

async fn write(platform: &Kernel, taken: &Waiting) -> Result<(), Error> {
    let mut events: Vec<_> =
        taken.hosts.iter().map(|host| Event::new("outbound.refused").subject("hote", host)).collect();
    if taken.unnamed > 0 {
        events.push(Event::new("outbound.refused").detail("autres", taken.unnamed));
    }
    let Some(last) = events.pop() else { return Ok(()) };
    let tx = platform.begin_as_system("kernel.outbound").await?;
    tx.note_all(&events).await?;
    tx.commit(last).await
}
