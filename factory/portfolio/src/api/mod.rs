//! The public interfaces: the portfolio in JSON and CSV for whoever reuses it, with its documentation.

mod answer;
mod document;
mod page;
mod question;
#[cfg(test)]
mod tests;
mod v2;
mod v3;
mod web;

use kernel::{Feature, get};

/// The interfaces and the page that explains them.
pub fn feature() -> Feature {
    Feature::new("api")
        .public(get("/api", page::show))
        .public(get("/api/v3/produits", web::list))
        .public(get("/api/v3/produits/{id}", web::show))
        .public(get("/api/v3/openapi.json", web::openapi))
        .public(get("/api/v2.7/startups.json", web::startups_json))
        .public(get("/api/v2.7/startups.csv", web::startups_csv))
}
