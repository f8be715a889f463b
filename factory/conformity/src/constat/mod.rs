//! Constats: facts about a criterion of a product, added and never changed; and the documents that they rest on.

mod action;
pub mod records;
pub mod statement;
pub mod store;

use kernel::{Feature, Migration};

pub use action::Action;

/// The tables of constats.
pub fn feature() -> Feature {
    let create = Migration::new("202611241500_create_constat", include_str!("schema/202611241500_create_constat.sql"));
    Feature::new("conformity_constat")
        .migrations(&[create])
        .record::<records::constat::Model>()
        .record::<records::piece::Model>()
}
