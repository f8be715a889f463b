//! How pages are shown: the choice of colours, and the gallery of components. Pages that every deployment has.

#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, get, post};

pub use web::DisplayPage;

/// Routes of the display: `/parametres-affichage`, `/affichage`, `/interface` and what it leads to. A feature of the platform.
pub fn feature() -> Feature {
    Feature::new("display")
        .public(get("/parametres-affichage", web::show))
        .public(post("/affichage", web::choose))
        .public(get("/interface", web::texts))
        .public(get("/interface/listes", web::lists))
        .public(get("/interface/formulaires", web::forms))
        .public(get("/interface/courbes", web::lines))
        .public(get("/interface/aires", web::areas))
        .public(get("/interface/barres", web::bars))
}
