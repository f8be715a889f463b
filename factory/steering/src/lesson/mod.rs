//! What each stop taught: a short page when a product ends, because a stop is a result. Public once published, and searchable.

pub mod act;
pub mod domain;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, Migration, get, post};

use crate::perimeter::PrepareProduct;

/// The pages.
pub fn feature() -> Feature {
    let schema = Migration::new("202611241805_create_lesson", include_str!("schema/202611241805_create_lesson.sql"));
    Feature::new("lesson")
        .migrations(&[schema])
        .record::<records::Model>()
        .public(get("/arrets", web::list))
        .public(get("/arrets/{id}", web::show))
        .guarded::<PrepareProduct>(get("/produits/{id}/arret", web::edit))
        .guarded::<PrepareProduct>(post("/produits/{id}/arret", web::save))
}
