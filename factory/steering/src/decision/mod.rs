//! Decisions: signed, sealed in a ledger that nothing rewrites, verifiable by anybody, and alone able to move a phase.

pub mod act;
pub mod content;
pub mod document;
pub mod domain;
mod jobs;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
pub mod verify;
pub(crate) mod web;

use chrono::TimeDelta;
use kernel::{Feature, Job, Migration, get, post};

use crate::perimeter::{FollowProduct, SignDecision};

/// Deciding of a phase, reading the ledger, verifying.
pub fn feature() -> Feature {
    let schema = Migration::per_engine(
        "202611241600_create_decision",
        include_str!("schema/202611241600_create_decision.sqlite.sql"),
        include_str!("schema/202611241600_create_decision.postgres.sql"),
    );
    Feature::new("decision")
        .migrations(&[schema])
        .record::<records::Model>()
        .job(Job::periodic(jobs::ANCHOR, TimeDelta::days(30), jobs::anchor))
        .guarded::<SignDecision>(get("/produits/{id}/decision", web::decide::edit))
        .guarded::<SignDecision>(post("/produits/{id}/decision", web::decide::save))
        .guarded::<FollowProduct>(get("/decisions", web::list::list))
        .guarded::<FollowProduct>(get("/decisions/{decision}", web::show::show))
        .guarded::<FollowProduct>(get("/decisions/{decision}/document.pdf", web::show::document))
        .public(get("/verifier-une-decision", web::verify::ask))
        .public(post("/verifier-une-decision", web::verify::examine))
}
