//! A product: its page, its history, its internal notes, the edition of its fiche.

mod domain;
mod edit;
mod history;
mod known;
mod labels;
mod permission;
mod person;
mod records;
mod show;
mod store;
mod team;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, Migration, get, post};

pub use permission::{
    EditIncubator, EditProduct, FOLLOWERS, WriteNote, grants, may_edit_incubator, may_edit_product, may_follow_product,
};
pub use person::{MASKED, masked, names_a_person};
pub use store::{names_of, noted_products};

/// The pages of products.
pub fn feature() -> Feature {
    let schema =
        Migration::new("202611241130_create_fiche_note", include_str!("schema/202611241130_create_fiche_note.sql"));
    Feature::new("fiche")
        .migrations(&[schema])
        .record::<records::Model>()
        .public(get("/produits/{id}", web::show))
        .public(get("/produits/{id}/historique", web::history))
        .guarded::<EditProduct>(get("/produits/{id}/modifier", web::edit))
        .guarded::<EditProduct>(post("/produits/{id}/modifier", web::save))
        .guarded::<WriteNote>(post("/produits/{id}/notes", web::note))
}
