//! The picture of the factory: products by phase over time, where they stop, how long they stay.

mod domain;
#[cfg(test)]
mod tests;
mod view;
mod web;

use kernel::{Feature, get};

/// The picture.
pub fn feature() -> Feature {
    Feature::new("picture").public(get("/vue-d-ensemble", web::show))
}
