//! The periodic cleaning of what sign-in leaves behind.

use chrono::{Months, TimeDelta};

use super::rules::Lifetime;
use super::store;
use crate::db::Actor;
use crate::journal::Event;
use crate::kernel::Kernel;

pub(super) const PURGE: &str = "identity.purge";

/// Notes the end of sessions whose time is over, then applies the retentions that [`super::records`] declare: sessions ended a year ago, codes
/// asked for a day ago, accounts that nobody signed in to for a year. Nothing to clean leaves no line;
/// what is of somebody whose data are restricted stays (RGPD, art. 18).
pub(super) async fn purge(platform: Kernel) -> anyhow::Result<()> {
    let spared = platform.platform().vault().list_restricted().await?;
    let tx = platform.platform().begin(Actor::System(PURGE)).await?;
    let (idle, whole) = Lifetime::of(&platform.config().session).horizons(tx.now());
    let expired = store::sessions::end_expired(&tx, idle, whole).await?;
    let sessions = store::sessions::delete_ended(&tx, tx.now() - Months::new(12), &spared).await?;
    let codes = store::codes::delete_before(&tx, tx.now() - TimeDelta::days(1)).await?;
    let accounts = store::accounts::delete_unused(&tx, tx.now() - Months::new(12), &spared).await?;
    if expired + sessions + codes + accounts > 0 {
        let purged = Event::new("identity.purged").detail("expirees", expired).detail("sessions", sessions);
        let purged = purged.detail("codes", codes).detail("comptes", accounts);
        tx.commit(purged).await?;
    }
    Ok(())
}
