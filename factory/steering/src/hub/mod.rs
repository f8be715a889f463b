//! The steering page of a product: where it stands, what comes next, what was decided.

pub(crate) mod web;

use kernel::{Feature, get};

use crate::perimeter::FollowProduct;

/// The page.
pub fn feature() -> Feature {
    Feature::new("hub").guarded::<FollowProduct>(get("/produits/{id}/pilotage", web::show))
}
