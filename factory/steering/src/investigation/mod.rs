//! Investigations: interviews, hypotheses, alternatives and constraints, and a public report about no person.

pub mod act;
pub mod domain;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, Migration, get, post};

use crate::perimeter::PrepareProduct;

/// The workbench of an investigation and its public report.
pub fn feature() -> Feature {
    let schema = Migration::new(
        "202611241650_create_investigation",
        include_str!("schema/202611241650_create_investigation.sql"),
    );
    Feature::new("investigation")
        .migrations(&[schema])
        .record::<records::interview::Model>()
        .record::<records::hypothesis::Model>()
        .record::<records::report::Model>()
        .guarded::<PrepareProduct>(get("/produits/{id}/investigation", web::work::show))
        .guarded::<PrepareProduct>(post("/produits/{id}/investigation/entretiens", web::work::hear))
        .guarded::<PrepareProduct>(get("/produits/{id}/investigation/entretiens/{entretien}", web::work::notes))
        .guarded::<PrepareProduct>(post(
            "/produits/{id}/investigation/entretiens/{entretien}/effacement",
            web::work::forget,
        ))
        .guarded::<PrepareProduct>(post("/produits/{id}/investigation/hypotheses", web::work::suppose))
        .guarded::<PrepareProduct>(post("/produits/{id}/investigation/rapport", web::work::report))
        .public(get("/rapports-d-investigation/{id}", web::read::show))
        .public(get("/rapports-d-investigation", web::read::list))
}
