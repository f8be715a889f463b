//! Impact as data: the indicators of a product, their measures and targets, who reviewed them, the *métrique phare*.

pub mod act;
pub mod brief;
pub mod chart;
pub mod domain;
pub mod figures;
pub mod frequency;
pub mod mandatory;
pub mod permission;
pub mod records;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
pub mod unit;
pub mod web;
pub mod words;

use kernel::{Feature, Migration, get, post};

use crate::perimeter::FollowProduct;
use permission::{MeasureImpact, ReviewImpact};

/// The workbench of a product's impact.
pub fn feature() -> Feature {
    let schema = Migration::new("202611241700_create_impact", include_str!("schema/202611241700_create_impact.sql"));
    let one = |rest: &str| format!("/produits/{{id}}/impact/{{indicateur}}{rest}");
    Feature::new("impact")
        .migrations(&[schema])
        .record::<records::indicator::Model>()
        .record::<records::measure::Model>()
        .record::<records::review::Model>()
        .guarded::<FollowProduct>(get("/produits/{id}/impact", web::matrix::show))
        .guarded::<MeasureImpact>(get("/produits/{id}/impact/nouveau", web::define::new))
        .guarded::<MeasureImpact>(post("/produits/{id}/impact", web::define::create))
        .guarded::<FollowProduct>(get(one(""), web::indicator::show))
        .guarded::<MeasureImpact>(get(one("/definition"), web::define::edit))
        .guarded::<MeasureImpact>(post(one("/definition"), web::define::save))
        .guarded::<MeasureImpact>(post(one("/mesures"), web::indicator::measure))
        .guarded::<MeasureImpact>(post(one("/mesures/{mesure}/retrait"), web::indicator::remove))
        .guarded::<MeasureImpact>(post(one("/phare"), web::indicator::watch))
        .guarded::<ReviewImpact>(post(one("/revues"), web::indicator::review))
}
