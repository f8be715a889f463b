//! What the factory stores of its products: fiches, phases with their two times, events, incubators, organisations, members.

pub mod domain;
pub mod processing;
pub mod records;
pub mod store;

use kernel::{Feature, Migration};

/// The tables of the portfolio.
pub fn feature() -> Feature {
    let schema =
        Migration::new("202611241100_create_registry", include_str!("schema/202611241100_create_registry.sql"));
    let demonstration =
        Migration::new("202611241140_add_demonstration", include_str!("schema/202611241140_add_demonstration.sql"));
    Feature::new("registry")
        .migrations(&[schema, demonstration])
        .record::<records::product::Model>()
        .record::<records::phase::Model>()
        .record::<records::event::Model>()
        .record::<records::history::Model>()
        .record::<records::incubator::Model>()
        .record::<records::organisation::Model>()
        .record::<records::phase_text::Model>()
        .record::<records::person::Model>()
        .record::<records::mission::Model>()
        .record::<records::assignment::Model>()
        .record::<records::external::Model>()
}
