//! Public statistics: a page for each product, the open schema in and out.

pub mod act;
pub mod check;
pub mod course;
pub mod publication;
pub mod read;
pub mod schema;
#[cfg(test)]
mod tests;
pub mod web;
pub mod write;

use kernel::{Feature, get, post};

use crate::impact::permission::MeasureImpact;

/// The public page, the files, the import.
pub fn feature() -> Feature {
    Feature::new("statistics")
        .public(get("/produits/{id}/stats", web::public::show))
        .public(get("/produits/{id}/stats.csv", web::files::csv))
        .public(get("/produits/{id}/stats.json", web::files::json))
        .guarded::<MeasureImpact>(get("/produits/{id}/impact/import", web::import::show))
        .guarded::<MeasureImpact>(post("/produits/{id}/impact/import", web::import::take))
}
