//! The picture of the factory: products by phase over time, the funnel, time spent in a phase, what is missing.
//! Everything is computed from the phases; nothing here knows a database.

mod funnel;
mod missing;
mod pace;
mod series;
#[cfg(test)]
mod tests;

use crate::phase::Phase;

pub use funnel::{Step, funnel};
pub use missing::{Missing, is_untracked, missing};
pub use pace::{TimeInPhase, times_in_phase};
pub use series::{Month, by_month};

/// The phases of one product.
#[derive(Debug, Clone, Copy)]
pub struct Life<'a> {
    /// Identifier of the product.
    pub id: &'a str,
    /// Its phases, in any order.
    pub phases: &'a [Phase],
}
