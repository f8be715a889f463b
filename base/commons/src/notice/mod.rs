//! The privacy notice of a service (RGPD, art. 13 and 14; loi Informatique et Libertés, art. 82 for cookies), read from the declarations of
//! the tables that hold the data.

mod cookies;
mod domain;
mod rights;
mod web;

#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use domain::parts;
use kernel::{Feature, get};

/// `/donnees-personnelles`. `path` is the service's own: empty for the factory, `/mano` for a service.
pub fn feature(path: &str) -> Feature {
    Feature::new("notice").public(get(format!("{path}/donnees-personnelles"), web::show))
}
