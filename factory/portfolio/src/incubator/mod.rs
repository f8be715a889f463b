//! The incubators: which products each carries, and the edition of their own fiche by their head.

mod domain;
mod store;
#[cfg(test)]
mod tests;
mod view;
mod web;

use kernel::{Feature, get, post};

use crate::fiche::EditIncubator;

/// The pages of incubators.
pub fn feature() -> Feature {
    Feature::new("incubator")
        .public(get("/incubateurs", web::list))
        .public(get("/incubateurs/{id}", web::show))
        .guarded::<EditIncubator>(get("/incubateurs/{id}/modifier", web::edit))
        .guarded::<EditIncubator>(post("/incubateurs/{id}/modifier", web::save))
}
