//! Reads the portfolio whole.

use kernel::{Error, Kernel};

use super::{Catalogue, Product};
use crate::registry::{processing::SHOW, store};

/// Everything that pages show of the portfolio.
pub async fn load(kernel: &Kernel) -> Result<Catalogue, Error> {
    let sql = kernel.db().reader();
    let products = store::list_products(sql, SHOW).await?.into_iter();
    let read = |stored: crate::registry::domain::Product| Product {
        demonstration: stored.demonstration,
        ..Product::new(stored.source, stored.changed_at, stored.revision)
    };
    let products = products.map(read).collect();
    let incubators = store::list_incubators(sql, SHOW).await?.into_iter().map(|(incubator, _)| incubator).collect();
    let organisations =
        store::list_organisations(sql).await?.into_iter().map(|(organisation, _)| organisation).collect();
    Ok(Catalogue::of(products, incubators, organisations))
}
