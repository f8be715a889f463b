//! The demonstration: a dozen products, the six of the mission among them, and fictitious people with their roles.

mod fiche;
mod fictitious;
mod organisations;
mod people;
mod real;
mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::source::ProductSource;

pub use organisations::{incubators, organisations};
pub use store::load;

/// The products of the demonstration, seen from `today`.
pub fn products(today: NaiveDate) -> Vec<ProductSource> {
    let mut products = real::products();
    products.extend(fictitious::products(today));
    products
}
