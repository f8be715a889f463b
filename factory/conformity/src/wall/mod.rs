//! The wall: products × obligations, or × categories of standards; what is to be chased this week; each obligation with its weakest products.

mod domain;
mod obligations;
#[cfg(test)]
mod tests;
mod view;
mod web;

use kernel::{Feature, get};

/// The pages of the wall.
pub fn feature() -> Feature {
    Feature::new("conformity_wall")
        .public(get("/conformite", web::wall))
        .public(get("/conformite/obligations", obligations::list))
        .public(get("/conformite/obligations/{obligation}", obligations::show))
}
