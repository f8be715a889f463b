//! Prioritisation: features that could be built, what each should move, what it costs; once delivered, what it moved.

pub mod act;
pub mod domain;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, Migration, Permission, get, post};

use crate::perimeter::FollowProduct;

/// Choosing what a team builds next.
pub struct Prioritise;

impl Permission for Prioritise {
    const NAME: &'static str = "Prioritise";
    const PHRASE: &'static str = "choisir ce qu'une équipe construit";
    const ROLES: &'static [&'static str] =
        &["membre", "intrapreneur", "coach", "responsable-portefeuille", "responsable-incubateur", "administrateur"];
}

/// The pages.
pub fn feature() -> Feature {
    let schema =
        Migration::new("202611241705_create_priority", include_str!("schema/202611241705_create_priority.sql"));
    Feature::new("priority")
        .migrations(&[schema])
        .record::<records::Model>()
        .guarded::<FollowProduct>(get("/produits/{id}/priorites", web::show))
        .guarded::<Prioritise>(post("/produits/{id}/priorites", web::propose))
        .guarded::<Prioritise>(post("/produits/{id}/priorites/fin", web::end))
}
