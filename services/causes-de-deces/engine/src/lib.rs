//! Causes of death on plain values: statistics of mortality and excess mortality; no HTTP, no SQL, no clock.

pub mod certificate;
pub mod code;
pub mod columns;
pub mod file;
pub mod gate;
pub mod generator;
pub mod glm;
pub mod noise;
pub mod normal;
mod plan;
pub mod query;
pub mod rates;
#[cfg(test)]
mod reference;
mod scan;
pub mod surveillance;
pub mod territory;

pub use surveillance::{Judged, Series, Week};
