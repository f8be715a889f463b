//! Teams: who works on a product, whether an intrapreneur carries it, what would leave with one person; contracts, accesses, arrivals and departures,
//! trainings, coaching notes, decisions.

pub mod act;
pub mod domain;
pub mod lists;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
pub mod told;
pub mod trade;
pub mod typed;
mod web;

pub use domain::{BusFactor, Carried, Stint, active, bus_factor, carried, internalisation};
pub use store::stints;

use kernel::{Feature, Migration, get, post};

use self::act::CoachProduct;
use crate::perimeter::{FollowProduct, PrepareProduct};

/// The team of each product, and the register of trainings.
pub fn feature() -> Feature {
    let schema = Migration::new("202611241745_create_team", include_str!("schema/202611241745_create_team.sql"));
    let team = |rest: &str| format!("/produits/{{id}}/equipe{rest}");
    let person = |rest: &str| format!("/produits/{{id}}/equipe/{{personne}}{rest}");
    Feature::new("team")
        .migrations(&[schema])
        .record::<records::mission::Model>()
        .record::<records::contract::Model>()
        .record::<records::access::Model>()
        .record::<records::step::Model>()
        .record::<records::training::Model>()
        .record::<records::note::Model>()
        .record::<records::choice::Model>()
        .guarded::<FollowProduct>(get(team(""), web::show::show))
        .guarded::<PrepareProduct>(post(team("/missions"), web::show::engage))
        .guarded::<PrepareProduct>(post(team("/missions/{mission}/fin"), web::show::leave))
        .guarded::<PrepareProduct>(post(team("/contrats"), web::show::contract))
        .guarded::<PrepareProduct>(post(team("/contrats/{contrat}"), web::show::consume))
        .guarded::<PrepareProduct>(post(team("/decisions"), web::show::choose))
        .guarded::<PrepareProduct>(get(person(""), web::person::show))
        .guarded::<PrepareProduct>(post(person("/acces"), web::person::open))
        .guarded::<PrepareProduct>(post(person("/acces/{acces}/fermeture"), web::person::close))
        .guarded::<PrepareProduct>(post(person("/etapes"), web::person::step))
        .guarded::<PrepareProduct>(post(person("/formations"), web::person::follow))
        .guarded::<CoachProduct>(get("/produits/{id}/coaching", web::coaching::show))
        .guarded::<CoachProduct>(post("/produits/{id}/coaching", web::coaching::note))
        .guarded::<FollowProduct>(get("/formations", web::trainings::show))
}
