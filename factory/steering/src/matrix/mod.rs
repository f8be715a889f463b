//! The impact of the whole portfolio: products × the seven indicators that each one owes, with their review and what is late.

mod domain;
#[cfg(test)]
mod tests;
mod view;
mod web;

use kernel::{Feature, get};

/// The page, and its figures as CSV.
pub fn feature() -> Feature {
    Feature::new("matrix").public(get("/impact", web::show)).public(get("/impact.csv", web::csv))
}
