//! How pages are shown: the choice of colours, and the gallery of components. Pages that every deployment has.

#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, get, post};

pub use web::DisplayPage;

/// Routes of the display: `/parametres-affichage`, `/affichage`, `/interface`. A feature of the platform.
pub fn feature() -> Feature {
    Feature::new("display")
        .public(get("/parametres-affichage", web::show))
        .public(post("/affichage", web::choose))
        .public(get("/interface", web::gallery))
}
