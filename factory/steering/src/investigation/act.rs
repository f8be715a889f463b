//! What people do in an investigation: the same for pages and for programs.

use kernel::{Can, Error, Event, Kernel, Permission};

use super::domain::{self, TypedHypothesis, TypedInterview, TypedReport};
use super::records::interview::Model as Interview;
use super::store::{self, cell};
use crate::perimeter::{PrepareProduct, product};
use crate::processing::INVESTIGATE;

/// Keeps an interview; its notes are sealed by a key of its own.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn hear(kernel: &Kernel, can: &Can<PrepareProduct>, id: &str, typed: &TypedInterview) -> Result<(), Error> {
    product(can, id).await?;
    let interview = domain::interview(typed, kernel.clock().today()).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    let own = tx.new_id();
    let notes = match interview.notes.as_str() {
        "" => None,
        notes => Some(kernel.vault().seal(&own, cell(&own), notes).await?),
    };
    store::add_interview(&tx, &own, id, &interview, notes, &can.who().account, false).await?;
    tx.commit(Event::new("interview.written").subject("produit", id)).await
}

/// Destroys the notes and the quotation of an interview, and the key of the notes.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn forget(kernel: &Kernel, can: &Can<PrepareProduct>, id: &str, interview: &str) -> Result<(), Error> {
    product(can, id).await?;
    let found = store::find_interview(can.reader(), id, interview).await?.ok_or(Error::NotFound)?;
    let tx = can.begin().await?;
    store::forget(&tx, &found.id).await?;
    tx.commit(Event::new("interview.forgotten").subject("produit", id)).await?;
    kernel.vault().destroy(&found.id).await?;
    Ok(())
}

/// The notes of an interview, each reading journaled; nothing once they are destroyed.
///
/// # Errors
/// When the vault does not answer.
pub async fn notes<P: Permission>(can: &Can<P>, one: &Interview) -> Result<Option<String>, Error> {
    let Some(sealed) = &one.notes else { return Ok(None) };
    let readings = can.readings().about::<Interview>(&one.id);
    can.vault().open(&one.id, cell(&one.id), sealed, INVESTIGATE, &readings).await
}

/// Writes or judges a hypothesis.
///
/// # Errors
/// Fields to correct, not found, or the database does not answer.
pub async fn suppose(can: &Can<PrepareProduct>, id: &str, typed: &TypedHypothesis) -> Result<(), Error> {
    product(can, id).await?;
    let read = domain::hypothesis(typed).map_err(Error::Invalid)?;
    let author = &can.who().account;
    let tx = can.begin().await?;
    if typed.hypothese.is_empty() {
        store::add_hypothesis(&tx, id, &read, author, false).await?;
    } else if !store::judge(&tx, id, &typed.hypothese, read.1, &read.2, author).await? {
        return Err(Error::NotFound);
    }
    tx.commit(Event::new("hypothesis.written").subject("produit", id).detail("etat", read.1.id())).await
}

/// Writes the report, public or not.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn report(can: &Can<PrepareProduct>, id: &str, typed: &TypedReport) -> Result<(), Error> {
    product(can, id).await?;
    domain::report(typed).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    store::save_report(&tx, id, typed, &can.who().account, false).await?;
    tx.commit(Event::new("investigation.reported").subject("produit", id).detail("public", typed.public == "oui")).await
}
