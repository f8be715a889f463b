//! Open labs: sessions with users, what they said, what was decided of it, what was delivered, and the public page that tells it.

pub mod act;
pub mod counted;
pub mod domain;
pub mod proof;
pub mod records;
pub mod rhythm;
pub mod store;
#[cfg(test)]
mod tests;
pub mod told;
mod web;

use kernel::{Feature, Migration, get, post};

use crate::perimeter::{FollowProduct, PrepareProduct};

/// The sessions of a product, and the public page « Vous avez dit, nous avons fait ».
pub fn feature() -> Feature {
    let schema = Migration::new("202611241740_create_lab", include_str!("schema/202611241740_create_lab.sql"));
    let session = |rest: &str| format!("/produits/{{id}}/labs/{{seance}}{rest}");
    let lesson = |rest: &str| format!("/produits/{{id}}/labs/enseignements/{{enseignement}}{rest}");
    Feature::new("lab")
        .migrations(&[schema])
        .record::<records::session::Model>()
        .record::<records::participant::Model>()
        .record::<records::lesson::Model>()
        .record::<records::verbatim::Model>()
        .record::<records::launch::Model>()
        .guarded::<FollowProduct>(get("/produits/{id}/labs", web::list::show))
        .guarded::<PrepareProduct>(post("/produits/{id}/labs", web::list::plan))
        .guarded::<PrepareProduct>(post("/produits/{id}/premier-usager", web::list::launch))
        .guarded::<PrepareProduct>(get(session(""), web::session::show))
        .guarded::<PrepareProduct>(post(session("/invitations"), web::session::invite))
        .guarded::<PrepareProduct>(post(session("/compte-rendu"), web::session::hold))
        .guarded::<PrepareProduct>(post(session("/verbatims"), web::session::listen))
        .guarded::<PrepareProduct>(post(session("/verbatims/{verbatim}/effacement"), web::session::forget))
        .guarded::<PrepareProduct>(post(session("/enseignements"), web::session::learn))
        .guarded::<PrepareProduct>(get(lesson(""), web::lesson::show))
        .guarded::<PrepareProduct>(post(lesson("/decision"), web::lesson::decide))
        .guarded::<PrepareProduct>(post(lesson("/livraison"), web::lesson::deliver))
        .public(get("/vous-avez-dit", web::public::list))
        .public(get("/vous-avez-dit/{id}", web::public::show))
        .public(get("/vous-avez-dit/{id}/preuves.json", web::public::proofs))
}
