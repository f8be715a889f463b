//! Restriction of processing (RGPD, art. 18): the data of a person are kept and no longer used, until the controller lifts it.
//!
//! What holds by itself: the purge spares the person's rows, the vault refuses their sensitive values to every purpose that article 18 §2 does not
//! name, the access export and the person's own page say it. See `docs/decisions/0016-restriction.md`.

mod ledger;
mod spare;

use std::collections::BTreeSet;

use kernel::{Error, Event, Id, Kernel, Purpose};

pub use ledger::{Restriction, end, find_for_request, insert, list_active, list_running, plan_end};
pub use spare::{Spared, of_table, spare};

use super::store::{Finder, keys_of_person, waiting_letters};
use super::{Holding, Known};

/// Marks the keys of the person of a request.
pub const RESTRICT: &str = "rights.restrict";
/// Ends the restriction of a request, once the person was told.
pub const LIFT: &str = "rights.lift_restriction";

const FINDING: Purpose = Purpose::new("tenir la limitation demandée par la personne");

/// The person of a restriction.
///
/// # Errors
/// When the database does not answer.
pub async fn known(kernel: &Kernel, restriction: &Restriction) -> Result<Known, Error> {
    let email = restriction.email.read(FINDING);
    let mut known = Known::named(kernel, [email.as_str()]).await?;
    known.account = known.account.or_else(|| restriction.account.clone());
    Ok(known)
}

/// Marks every key under which a value of the person may be sealed: the vault then refuses them. Done again, it also finds what was written since.
///
/// # Errors
/// When a database or a vault does not answer; what was marked stays so.
pub async fn mark(kernel: &Kernel, holdings: &[Holding], restriction: &Restriction) -> Result<usize, Error> {
    let known = known(kernel, restriction).await?;
    let mut marked = 0;
    for holding in holdings {
        for key in keys(holding, &known).await? {
            holding.database.vault().restrict(&key).await?;
            marked += 1;
        }
    }
    Ok(marked)
}

async fn unmark(kernel: &Kernel, holdings: &[Holding], restriction: &Restriction) -> Result<(), Error> {
    let known = known(kernel, restriction).await?;
    for holding in holdings {
        for key in keys(holding, &known).await? {
            holding.database.vault().lift(&key).await?;
        }
    }
    Ok(())
}

async fn keys(holding: &Holding, known: &Known) -> Result<BTreeSet<Id>, Error> {
    let finder = Finder::new(holding, known).await?;
    let mut keys: BTreeSet<Id> = finder.person_keys().into_iter().collect();
    for record in &holding.records {
        keys.extend(keys_of_person(holding, &finder, record).await?);
    }
    Ok(keys)
}

/// The job that marks, once the decision is written.
pub async fn restrict_requested(kernel: Kernel, payload: serde_json::Value) -> anyhow::Result<()> {
    let id: Id = serde_json::from_value(payload)?;
    let Some(restriction) = find_for_request(kernel.db(), &id).await? else { return Ok(()) };
    if restriction.lifted_at.is_some() {
        return Ok(());
    }
    let marked = mark(&kernel, &Holding::of_kernel(&kernel), &restriction).await?;
    let tx = kernel.begin_as_system(RESTRICT).await?;
    tx.commit(Event::new("rights.restricted").subject("demande", &id).detail("cles", marked)).await?;
    Ok(())
}

/// The job that lifts: the person is told before (art. 18 §3).
pub async fn lift_planned(kernel: Kernel, payload: serde_json::Value) -> anyhow::Result<()> {
    let id: Id = serde_json::from_value(payload)?;
    let Some(restriction) = find_for_request(kernel.db(), &id).await? else { return Ok(()) };
    if restriction.lifted_at.is_some() {
        return Ok(());
    }
    if waiting_letters(kernel.db(), &restriction.email).await? > 0 {
        anyhow::bail!("la lettre qui prévient la personne n'est pas encore partie");
    }
    let holdings = Holding::of_kernel(&kernel);
    unmark(&kernel, &holdings, &restriction).await?;
    let tx = kernel.begin_as_system(LIFT).await?;
    if end(&tx, &restriction.id).await? {
        tx.commit(Event::new("rights.restriction_lifted").subject("demande", &id)).await?;
    }
    // Somebody else's restriction may cover a key that this one gave back.
    for other in list_active(kernel.db()).await? {
        mark(&kernel, &holdings, &other).await?;
    }
    Ok(())
}

/// Marks what was written since the last look, for every restriction in force.
///
/// # Errors
/// When a database or a vault does not answer.
pub async fn mark_again(kernel: &Kernel) -> Result<(), Error> {
    let holdings = Holding::of_kernel(kernel);
    for restriction in list_active(kernel.db()).await? {
        mark(kernel, &holdings, &restriction).await?;
    }
    Ok(())
}
