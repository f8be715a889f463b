//! The page of a Monday: what is late, which committee comes, what moved an impact, what people said, whom to help.

#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, get};

use crate::perimeter::FollowProduct;

/// The page.
pub fn feature() -> Feature {
    Feature::new("monday").guarded::<FollowProduct>(get("/pilotage", web::show))
}
