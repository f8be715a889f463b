//! Deadlines: everything dated on one page, as a calendar, and as a weekly letter.

pub mod act;
pub mod calendar;
pub mod domain;
pub mod gather;
mod jobs;
mod proofs;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
pub(crate) mod web;

use chrono::TimeDelta;
use kernel::{Feature, Job, Migration, get, post};

use crate::perimeter::{FollowProduct, PrepareProduct};

/// The page, the calendar, the letter.
pub fn feature() -> Feature {
    let schema =
        Migration::new("202611241630_create_deadline", include_str!("schema/202611241630_create_deadline.sql"));
    Feature::new("deadline")
        .migrations(&[schema])
        .record::<records::entry::Model>()
        .record::<records::subscription::Model>()
        .job(Job::periodic(jobs::SEND_DIGEST, TimeDelta::hours(6), jobs::send_digest))
        .guarded::<FollowProduct>(get("/echeances", web::list::list))
        .guarded::<PrepareProduct>(get("/produits/{id}/echeances", web::entry::edit))
        .guarded::<PrepareProduct>(post("/produits/{id}/echeances", web::entry::save))
        .guarded::<PrepareProduct>(post("/echeances/{echeance}/tenue", web::entry::done))
        .guarded::<FollowProduct>(get("/compte/echeances", web::subscription::show))
        .guarded::<FollowProduct>(post("/compte/echeances", web::subscription::save))
        .public(get("/agenda/{jeton}", web::subscription::calendar))
}
