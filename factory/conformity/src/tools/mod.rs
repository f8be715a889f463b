//! The catalogue of tools: what is free, where data go, under which contract; and what a product declares, compared with it.

mod domain;
mod web;

use kernel::{Feature, get};

pub use domain::{Compared, Grade, Place, Tool, compare, tools};

/// The page of the catalogue.
pub fn feature() -> Feature {
    Feature::new("conformity_tools").public(get("/conformite/outils", web::list))
}
