//! Background work: erasures decided by the officer, alerts before a term.

use chrono::TimeDelta;
use kernel::{Event, Id, Kernel, Purpose};

use super::request::NEAR;
use super::store::requests::{find_request, near_their_term, note_alert, waiting_letters};
use super::{Holding, Known, erase, letters, restriction};

pub const ERASE: &str = "rights.erase_requested";
pub const WATCH: &str = "rights.watch_terms";

const ERASING: Purpose = Purpose::new("effacer la personne qui l'a demandé");

/// Erases the person of a request, once the letter that tells them has left. Done twice, it erases once.
pub async fn erase_requested(kernel: Kernel, payload: serde_json::Value) -> anyhow::Result<()> {
    let id: Id = serde_json::from_value(payload)?;
    let Some(request) = find_request(kernel.db(), id.as_str()).await? else { return Ok(()) };
    let email = request.email.read(ERASING).clone();
    if email.is_empty() {
        return Ok(());
    }
    if waiting_letters(kernel.db(), &request.email).await? > 0 {
        anyhow::bail!("la lettre à la personne n'est pas encore partie");
    }
    let mut known = Known::named(&kernel, [email.as_str()]).await?;
    known.account = known.account.or(request.account);
    erase(&kernel, &Holding::of_kernel(&kernel), &known).await?;
    Ok(())
}

/// Tells the officer which requests come to their term, and extends restrictions to what was written since.
pub async fn watch(kernel: Kernel, path: String) -> anyhow::Result<()> {
    restriction::mark_again(&kernel).await?;
    let now = kernel.clock().now();
    let near = near_their_term(kernel.db(), now + NEAR, now - TimeDelta::days(2)).await?;
    let Some(letter) = letters::near(&kernel, &path, &near) else { return Ok(()) };
    let tx = kernel.begin_as_system(WATCH).await?;
    for request in &near {
        note_alert(&tx, &request.id).await?;
    }
    tx.letter(letter).await?;
    tx.commit(Event::new("rights.terms_told").detail("demandes", near.len())).await?;
    Ok(())
}
