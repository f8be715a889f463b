//! What the system's own records answer: fiches, committees, scans. Each day, what changed becomes a constat of origin « registre ».

mod domain;
mod jobs;
#[cfg(test)]
mod tests;

use chrono::TimeDelta;
use kernel::{Feature, Job};

pub use domain::{Answer, answers};

/// The daily reading of registers.
pub fn feature() -> Feature {
    Feature::new("conformity_register").job(Job::periodic(jobs::READ, TimeDelta::hours(24), jobs::read))
}
