//! What people do with candidates: the same for pages and for programs.

use kernel::{Can, Error, Event, Id, Kernel};

use super::domain::{self, TypedCandidate, TypedEnd};
use super::records::State;
use super::{Prioritise, store};
use crate::impact;
use crate::perimeter::product;

/// Proposes a feature.
///
/// # Errors
/// Fields to correct, not found, or the database does not answer.
pub async fn propose(can: &Can<Prioritise>, id: &str, typed: &TypedCandidate) -> Result<Id, Error> {
    product(can, id).await?;
    let indicator = impact::store::find(can.reader(), id, &typed.indicateur).await?;
    let read = domain::candidate(typed, indicator.is_some()).map_err(Error::Invalid)?;
    let indicator = indicator.ok_or(Error::NotFound)?;
    let tx = can.begin().await?;
    let own = store::add(&tx, id, &read, &indicator.id, &can.who().account, false).await?;
    let event = Event::new("feature.proposed").subject("produit", id).detail("fonctionnalite", own.as_str());
    tx.commit(event.detail("indicateur", indicator.id.as_str())).await?;
    Ok(own)
}

/// Says a feature delivered or given up.
///
/// # Errors
/// Fields to correct, a conflict when it ended already, not found, or the database does not answer.
pub async fn end(kernel: &Kernel, can: &Can<Prioritise>, id: &str, typed: &TypedEnd) -> Result<(), Error> {
    product(can, id).await?;
    let read = domain::end(typed, kernel.clock().today()).map_err(Error::Invalid)?;
    let known = store::list(can.reader(), id).await?.into_iter().find(|one| one.id == *typed.fonctionnalite);
    let known = known.ok_or(Error::NotFound)?;
    let tx = can.begin().await?;
    if !store::end(&tx, id, known.id.as_str(), &read).await? {
        return Err(Error::Conflict("Cette fonctionnalité est déjà livrée ou abandonnée.".into()));
    }
    let kind = if read.0 == State::Livree { "feature.delivered" } else { "feature.dropped" };
    tx.commit(Event::new(kind).subject("produit", id).detail("fonctionnalite", known.id.as_str())).await
}
