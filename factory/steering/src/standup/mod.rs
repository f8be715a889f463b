//! The weekly round: how each team goes, in a minute, on a projector; what they need, until somebody gave it.

pub mod act;
pub mod domain;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
pub(crate) mod web;

use kernel::{Feature, Migration, get, post};

use crate::perimeter::{FollowProduct, PrepareProduct};

/// The round, its history, its presentation, and the page where a team tells its week.
pub fn feature() -> Feature {
    let schema = Migration::new("202611241750_create_standup", include_str!("schema/202611241750_create_standup.sql"));
    Feature::new("standup")
        .migrations(&[schema])
        .record::<records::week::Model>()
        .record::<records::need::Model>()
        .guarded::<FollowProduct>(get("/point-hebdo", web::round::show))
        .guarded::<FollowProduct>(get("/point-hebdo/{semaine}", web::round::past))
        .guarded::<FollowProduct>(get("/point-hebdo/{semaine}/{rang}", web::present::show))
        .public(get("/point-hebdo/minuteur.js", web::present::script))
        .guarded::<PrepareProduct>(get("/produits/{id}/point-hebdo", web::fill::edit))
        .guarded::<PrepareProduct>(post("/produits/{id}/point-hebdo", web::fill::save))
        .guarded::<FollowProduct>(post("/besoins/{besoin}/prise", web::round::take))
        .guarded::<FollowProduct>(post("/besoins/{besoin}/cloture", web::round::close))
}
