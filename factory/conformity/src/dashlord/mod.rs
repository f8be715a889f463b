//! `dashlord.yml`, the list of sites of a DashLord dashboard (SocialGouv/dashlord): written from the portfolio, read to authorise domains.

mod domain;
mod import;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, get};

pub use domain::{DashlordError, Site, read, written};
pub use import::{Imported, run};

/// The file.
pub fn feature() -> Feature {
    Feature::new("conformity_dashlord").public(get("/conformite/dashlord.yml", web::file))
}
