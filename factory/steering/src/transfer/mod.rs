//! Transfers: a plan whose items the receiver checks one by one, a dossier that another factory restores, and the drill that proves it.

pub mod act;
pub mod domain;
pub mod dossier;
pub mod drill;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, Migration, get, post};

use crate::perimeter::{FollowProduct, PlanCommittee, PrepareProduct, ReceiveTransfer};

/// The transfer page of a product and what is done there.
pub fn feature() -> Feature {
    let schema =
        Migration::new("202611241800_create_transfer", include_str!("schema/202611241800_create_transfer.sql"));
    Feature::new("transfer")
        .migrations(&[schema])
        .record::<records::plan::Model>()
        .record::<records::item::Model>()
        .record::<records::dossier::Model>()
        .record::<records::drill::Model>()
        .guarded::<FollowProduct>(get("/produits/{id}/transfert", web::show))
        .guarded::<PlanCommittee>(post("/produits/{id}/transfert", web::open))
        .guarded::<PrepareProduct>(post("/produits/{id}/transfert/dossier", web::dossier::make))
        .guarded::<PrepareProduct>(post("/produits/{id}/transfert/exercices", web::dossier::bring))
        .guarded::<PrepareProduct>(post("/passations/{plan}/elements", web::plan::add))
        .guarded::<ReceiveTransfer>(post("/passations/{plan}/verification", web::plan::check))
        .guarded::<ReceiveTransfer>(post("/passations/{plan}/signature", web::plan::sign))
        .guarded::<PlanCommittee>(post("/passations/{plan}/abandon", web::plan::abandon))
}
