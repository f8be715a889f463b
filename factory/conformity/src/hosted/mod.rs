//! The services of this base hold a part of their criteria by construction: what the base derives from declarations is found there, and written
//! as constats like any other.

mod domain;
mod jobs;
#[cfg(test)]
mod tests;

use chrono::TimeDelta;
use kernel::{Feature, Job};

pub use domain::{Built, built, declared};

/// The daily observation.
pub fn feature() -> Feature {
    Feature::new("conformity_hosted").job(Job::periodic(jobs::OBSERVE, TimeDelta::hours(24), jobs::observe))
}
