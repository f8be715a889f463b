//! The carnet of a product: what is proven, what to do next, by whom, by when; and what its people say of it.

mod summary;
#[cfg(test)]
mod tests;
mod view;
mod web;

use kernel::{Feature, get, post};

use crate::permission::{SeeConformity, StateConformity};

pub(crate) use summary::role_label;
pub use summary::{Blocking, Due, Step, Summary, steps, summary};

/// The pages of a product's conformity.
pub fn feature() -> Feature {
    Feature::new("conformity_carnet")
        .guarded::<SeeConformity>(get("/produits/{id}/carnet", web::show::show))
        .guarded::<StateConformity>(get("/produits/{id}/carnet/perimetre", web::perimeter::edit))
        .guarded::<StateConformity>(post("/produits/{id}/carnet/perimetre", web::perimeter::save))
        .guarded::<SeeConformity>(get("/produits/{id}/carnet/{critere}", web::criterion::show))
        .guarded::<StateConformity>(post("/produits/{id}/carnet/{critere}", web::state::state))
        .guarded::<SeeConformity>(get("/produits/{id}/carnet/pieces/{piece}", web::piece::download))
        .public(get("/produits/{id}/conformite", web::public::show))
}
