//! The ways in: the home page with what moves and what is late, the list of products with its filters, its CSV file.

mod domain;
mod indicators;
mod own;
#[cfg(test)]
mod tests;
mod view;
mod web;

use kernel::{Feature, get};

pub use domain::{Filters, read};

/// The home page and the list.
pub fn feature() -> Feature {
    let feature = Feature::new("home")
        .public(get("/", web::home))
        .public(get("/produits", web::list))
        .public(get("/produits.csv", web::csv));
    indicators::indicators().into_iter().fold(feature, Feature::indicator)
}
