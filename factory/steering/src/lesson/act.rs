//! Writing what a stop taught: the same for pages and for programs.

use kernel::{Can, Error, Event, Kernel};
use portfolio::catalogue::Today;

use super::domain::{self, TypedStop, is_awaited, stopped_on};
use super::store;
use crate::perimeter::{PrepareProduct, product};

/// Writes the page of a product that stopped.
///
/// # Errors
/// Fields to correct, a refusal while the product goes on, or the database does not answer.
pub async fn write(kernel: &Kernel, can: &Can<PrepareProduct>, id: &str, typed: &TypedStop) -> Result<(), Error> {
    let product = product(can, id).await?;
    if stopped_on(&product.source.dated(), kernel.clock().today()).is_none() {
        return Err(Error::Refused("Ce produit n'est pas arrêté : cette page s'écrit à sa fin.".into()));
    }
    let lesson = domain::lesson(typed).map_err(Error::Invalid)?;
    let tx = can.begin().await?;
    store::save(&tx, id, &lesson, &can.who().account, false).await?;
    tx.commit(Event::new("lesson.written").subject("produit", id).detail("public", lesson.publique == "oui")).await
}

/// The products that stopped within a year and have told nothing publicly, with the day, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn awaited(kernel: &Kernel, today: &Today) -> Result<Vec<(String, chrono::NaiveDate)>, Error> {
    let told: std::collections::HashSet<String> =
        store::published(kernel.db().reader()).await?.into_iter().map(|page| page.product.into()).collect();
    let silent = |product: &portfolio::catalogue::Product| {
        let on = stopped_on(&product.phases, today.day).filter(|on| is_awaited(*on, today.day))?;
        (!told.contains(&product.source.id)).then(|| (product.source.id.clone(), on))
    };
    let mut all: Vec<_> = today.catalogue.products.iter().filter_map(silent).collect();
    all.sort_by_key(|(_, on)| std::cmp::Reverse(*on));
    Ok(all)
}
