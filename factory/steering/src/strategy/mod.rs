//! Strategy: feuilles de route ministérielles, their goals, the products that serve them; dealings with other services; what is said of a product.

pub mod act;
pub mod domain;
pub mod due;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
pub(crate) mod web;

use kernel::{Feature, Migration, get, post};

use self::act::{SignStrategy, WriteStrategy};
use crate::perimeter::{FollowProduct, PrepareProduct};

/// Roadmaps, goals, requests, communication.
pub fn feature() -> Feature {
    let schema =
        Migration::new("202611241725_create_strategy", include_str!("schema/202611241725_create_strategy.sql"));
    let of = |rest: &str| format!("/feuilles-de-route/{{feuille}}{rest}");
    let product = |rest: &str| format!("/produits/{{id}}/strategie{rest}");
    Feature::new("strategy")
        .migrations(&[schema])
        .record::<records::roadmap::Model>()
        .record::<records::goal::Model>()
        .record::<records::link::Model>()
        .record::<records::comment::Model>()
        .record::<records::version::Model>()
        .record::<records::request::Model>()
        .record::<records::message::Model>()
        .guarded::<FollowProduct>(get("/strategie", web::list::list))
        .guarded::<WriteStrategy>(get("/feuilles-de-route", web::roadmap::new))
        .guarded::<WriteStrategy>(post("/feuilles-de-route", web::roadmap::add))
        .guarded::<FollowProduct>(get(of(""), web::roadmap::show))
        .guarded::<WriteStrategy>(get(of("/modifier"), web::roadmap::edit))
        .guarded::<WriteStrategy>(post(of("/modifier"), web::roadmap::save))
        .guarded::<FollowProduct>(post(of("/commentaires"), web::roadmap::comment))
        .guarded::<WriteStrategy>(post("/commentaires/{commentaire}/suite", web::roadmap::answer))
        .guarded::<SignStrategy>(post(of("/signature"), web::roadmap::sign))
        .guarded::<FollowProduct>(get(of("/versions/{version}"), web::roadmap::version))
        .guarded::<WriteStrategy>(get(of("/objectifs"), web::goal::new))
        .guarded::<WriteStrategy>(post(of("/objectifs"), web::goal::add))
        .guarded::<WriteStrategy>(get("/objectifs/{objectif}", web::goal::edit))
        .guarded::<WriteStrategy>(post("/objectifs/{objectif}", web::goal::save))
        .guarded::<WriteStrategy>(post("/objectifs/{objectif}/retrait", web::goal::remove))
        .guarded::<WriteStrategy>(post("/objectifs/{objectif}/produits", web::goal::link))
        .guarded::<WriteStrategy>(post("/objectifs/{objectif}/produits/retrait", web::goal::unlink))
        .guarded::<FollowProduct>(get(product(""), web::product::show))
        .guarded::<PrepareProduct>(post(product("/positionnement"), web::product::position))
        .guarded::<PrepareProduct>(post(product("/messages"), web::product::plan))
        .guarded::<PrepareProduct>(post(product("/messages/{message}"), web::product::told))
        .guarded::<PrepareProduct>(post(product("/demandes"), web::product::ask))
        .guarded::<PrepareProduct>(post(product("/demandes/{demande}"), web::product::answer))
        .guarded::<FollowProduct>(get("/demandes", web::list::requests))
}
