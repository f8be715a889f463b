//! The deadlines: what ends, product by product, and the reminders of homologations.

mod domain;
mod web;

use kernel::{Feature, get};

use crate::permission::SeeConformity;

pub use domain::{Deadline, deadlines};

/// The page of deadlines.
pub fn feature() -> Feature {
    Feature::new("conformity_deadline").guarded::<SeeConformity>(get("/conformite/echeances", web::list))
}
