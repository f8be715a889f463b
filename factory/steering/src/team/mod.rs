//! Teams: who works on a product, whether an intrapreneur carries it, what would leave with one person.

pub mod domain;
pub mod store;
#[cfg(test)]
mod tests;
pub mod trade;

pub use domain::{BusFactor, Carried, Stint, bus_factor, carried, internalisation};
pub use store::stints;
