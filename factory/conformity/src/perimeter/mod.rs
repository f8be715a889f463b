//! The perimeter of a product: addresses, data, recipients, retentions. What an attestation says, it says of one perimeter.

mod domain;
mod form;
pub mod records;
pub mod store;

use kernel::{Feature, Migration};

pub use domain::{Digests, Perimeter, authorised};
pub use form::PerimeterForm;

/// The table of perimeters.
pub fn feature() -> Feature {
    let create =
        Migration::new("202611241510_create_perimeter", include_str!("schema/202611241510_create_perimeter.sql"));
    Feature::new("conformity_perimeter").migrations(&[create]).record::<records::Model>()
}
