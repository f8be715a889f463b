//! The six gates: what a product has to show before a phase opens, what may wait, and until when.

pub mod act;
pub mod criteria;
pub mod domain;
pub mod gates;
pub mod proofs;
pub mod records;
pub mod standing;
pub mod store;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, Migration, get, post};

use crate::perimeter::{FollowProduct, PrepareProduct, SignDecision, SignEngagement};

/// The gates of a product and its commitments.
pub fn feature() -> Feature {
    let schema = Migration::new("202611241610_create_gate", include_str!("schema/202611241610_create_gate.sql"));
    Feature::new("gate")
        .migrations(&[schema])
        .record::<records::evidence::Model>()
        .record::<records::derogation::Model>()
        .record::<records::engagement::Model>()
        .record::<records::signature::Model>()
        .guarded::<FollowProduct>(get("/produits/{id}/jalons", web::list))
        .guarded::<FollowProduct>(get("/produits/{id}/jalons/{jalon}", web::show))
        .guarded::<PrepareProduct>(post("/produits/{id}/jalons/{jalon}/preuves", web::evidence))
        .guarded::<SignDecision>(post("/produits/{id}/jalons/{jalon}/derogations", web::derogation))
        .guarded::<FollowProduct>(get("/produits/{id}/engagement", web::engagement::show))
        .guarded::<PrepareProduct>(post("/produits/{id}/engagement", web::engagement::save))
        .guarded::<SignEngagement>(post("/produits/{id}/engagement/signature", web::engagement::sign))
}
