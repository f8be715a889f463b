//! What people do about the weekly round: the same for pages and for programs.

use kernel::{Can, Error, Event, Kernel};

use super::domain::{self, TypedWeek, monday};
use super::records::need::Model as Need;
use super::store;
use crate::perimeter::{FollowProduct, PrepareProduct, product};

/// Writes the week of a product, and its need when it tells one.
///
/// # Errors
/// Fields to correct, or the database does not answer.
pub async fn fill(kernel: &Kernel, can: &Can<PrepareProduct>, id: &str, typed: &TypedWeek) -> Result<(), Error> {
    product(can, id).await?;
    let week = domain::week(typed).map_err(Error::Invalid)?;
    let today = kernel.clock().today();
    let author = &can.who().account;
    let tx = can.begin().await?;
    store::save(&tx, (id, monday(today)), &week, author, false).await?;
    let known = store::needs(tx.sql(), Some(id), today).await?;
    if !week.need.is_empty() && !known.iter().any(|one| one.need == week.need) {
        store::ask(&tx, (id, today), &week.need, author, false).await?;
    }
    tx.commit(Event::new("week.told").subject("produit", id).detail("meteo", week.weather.id())).await
}

async fn own(can: &Can<FollowProduct>, need: &str) -> Result<Need, Error> {
    let found = store::find_need(can.reader(), need).await?.ok_or(Error::NotFound)?;
    product(can, found.product.as_str()).await?;
    Ok(found)
}

/// Takes a need: whoever follows the product may help.
///
/// # Errors
/// Not found, a conflict when it is taken or closed, or the database does not answer.
pub async fn take(can: &Can<FollowProduct>, need: &str) -> Result<(), Error> {
    let found = own(can, need).await?;
    let tx = can.begin().await?;
    if !store::take(&tx, &found.id, &can.who().account).await? {
        return Err(Error::Conflict("Ce besoin est déjà pris, ou clos.".into()));
    }
    tx.commit(Event::new("need.taken").subject("besoin", need)).await
}

/// Closes a need.
///
/// # Errors
/// Not found, a conflict when it is closed, or the database does not answer.
pub async fn close(kernel: &Kernel, can: &Can<FollowProduct>, need: &str) -> Result<(), Error> {
    let found = own(can, need).await?;
    let tx = can.begin().await?;
    if !store::close(&tx, &found.id, kernel.clock().today()).await? {
        return Err(Error::Conflict("Ce besoin est déjà clos.".into()));
    }
    tx.commit(Event::new("need.closed").subject("besoin", need)).await
}
