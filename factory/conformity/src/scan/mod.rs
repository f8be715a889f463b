//! Scans of products: weekly, on demand, within the domains that their team authorised; raw results are kept.

mod constats;
mod declared;
mod jobs;
mod letter;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
mod web;

use chrono::TimeDelta;
use kernel::{Feature, Job, Migration, post};

use crate::permission::StateConformity;

pub use constats::{Verdict, verdict};
pub(crate) use web::ask_once;

/// Asking for scans, doing them, keeping them.
pub fn feature() -> Feature {
    let create = Migration::new("202611241530_create_scan", include_str!("schema/202611241530_create_scan.sql"));
    Feature::new("conformity_scan")
        .migrations(&[create])
        .record::<records::Model>()
        .job(Job::on_demand(jobs::SCAN, jobs::scan))
        .job(Job::periodic(jobs::PLAN, TimeDelta::hours(6), jobs::plan))
        .guarded::<StateConformity>(post("/produits/{id}/carnet/sonde", web::ask))
}
