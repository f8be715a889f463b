//! Causes of death on plain values: statistics of mortality and excess mortality; no HTTP, no SQL, no clock.

pub mod glm;
pub mod normal;
pub mod rates;
#[cfg(test)]
mod reference;
pub mod surveillance;

pub use surveillance::{Judged, Series, Week};
