//! Budgets: autorisations d'engagement and crédits de paiement of each product and year, planned, revised, real; who funds; what is published.

mod cost;
pub mod matrix;
pub mod money;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;

use kernel::{Feature, Migration};

pub use cost::{annual_cents, telling};

/// Budgets.
pub fn feature() -> Feature {
    let schema = Migration::new("202611241720_create_budget", include_str!("schema/202611241720_create_budget.sql"));
    Feature::new("budget")
        .migrations(&[schema])
        .record::<records::layer::Model>()
        .record::<records::cell::Model>()
        .record::<records::convention::Model>()
        .record::<records::publication::Model>()
}
