//! Committees: planned at the method's dates, prepared with documents, concluded by a signed decision, never without.

pub mod act;
pub mod domain;
pub mod events;
pub mod gather;
pub mod pack;
pub mod records;
pub mod store;
#[cfg(test)]
mod tests;
pub(crate) mod web;

use kernel::{Feature, Migration, get, post};

use crate::perimeter::{FollowProduct, PlanCommittee, PrepareProduct, SignDecision};

/// Committees, their file, their pack.
pub fn feature() -> Feature {
    let schema =
        Migration::new("202611241620_create_committee", include_str!("schema/202611241620_create_committee.sql"));
    Feature::new("committee")
        .migrations(&[schema])
        .record::<records::session::Model>()
        .record::<records::member::Model>()
        .record::<records::document::Model>()
        .guarded::<FollowProduct>(get("/comites", web::list::list))
        .guarded::<PlanCommittee>(get("/produits/{id}/comites", web::plan::edit))
        .guarded::<PlanCommittee>(post("/produits/{id}/comites", web::plan::save))
        .guarded::<FollowProduct>(get("/comites/{comite}", web::show::show))
        .guarded::<PrepareProduct>(post("/comites/{comite}/dossier", web::prepare::file))
        .guarded::<PrepareProduct>(post("/comites/{comite}/membres", web::prepare::invite))
        .guarded::<PrepareProduct>(post("/comites/{comite}/membres/retrait", web::prepare::uninvite))
        .guarded::<PrepareProduct>(post("/comites/{comite}/documents", web::prepare::attach))
        .guarded::<FollowProduct>(get("/comites/{comite}/documents/{document}/contenu.bin", web::show::document))
        .guarded::<PlanCommittee>(post("/comites/{comite}/date", web::plan::reschedule))
        .guarded::<PlanCommittee>(post("/comites/{comite}/annulation", web::plan::cancel))
        .guarded::<SignDecision>(post("/comites/{comite}/decision", web::show::conclude))
        .guarded::<FollowProduct>(get("/comites/{comite}/dossier", web::pack::show))
        .guarded::<FollowProduct>(get("/comites/{comite}/dossier.pdf", web::pack::document))
}
