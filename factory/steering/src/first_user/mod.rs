//! Days from the start of construction to the first real user, across the factory. The day itself is told with the open labs of a product.

pub mod domain;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, get};

use crate::perimeter::FollowProduct;

/// The page.
pub fn feature() -> Feature {
    Feature::new("first_user").guarded::<FollowProduct>(get("/premiers-utilisateurs", web::list))
}
