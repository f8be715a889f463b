//! A deployment declared by a product's own pipeline: its site is scanned again. The pipeline holds a token of its product, and of nothing else.

mod page;
pub mod records;
mod store;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, Migration, get, post};

use crate::permission::StateConformity;

/// The token and the declaration.
pub fn feature() -> Feature {
    let create = Migration::new("202611241540_create_token", include_str!("schema/202611241540_create_token.sql"));
    Feature::new("conformity_deployment")
        .migrations(&[create])
        .record::<records::Model>()
        .guarded::<StateConformity>(get("/produits/{id}/carnet/jeton", page::show))
        .guarded::<StateConformity>(post("/produits/{id}/carnet/jeton", page::create))
        .public(post("/api/conformite/deploiements", web::declare))
}
