//! The rights of people (RGPD, art. 15 to 22), answered from the declarations: access, erasure with its proof, and the requests that ask for them.

pub mod demonstration;
mod erasure;
mod export;
mod holding;
mod jobs;
mod letters;
mod permission;
mod person;
mod places;
mod processing;
pub mod records;
mod request;
pub mod restriction;
pub mod store;
mod web;

#[cfg(test)]
pub(crate) mod tests;

use chrono::TimeDelta;
use kernel::{Feature, Job, Migration, get, post};

pub use erasure::{Proof, erase, replay};
pub use export::{Dossier, FORMAT, gather, write};
pub use holding::Holding;
pub use permission::AnswerRights;
pub use person::Known;
pub use places::{Place, places};
pub use processing::{REQUEST_LIFE, RIGHTS};
pub use records::{ErasureProof, Request};

/// Asking, following, receiving, answering, under the service's own `path`: empty for the factory, `/mano` for a service.
pub fn feature(path: &str) -> Feature {
    let create = Migration::new("202611241320_create_rights", include_str!("schema/202611241320_create_rights.sql"));
    let public = |page: &str| format!("{path}/donnees-personnelles/{page}");
    let (own, export) = (format!("{path}/compte/donnees"), format!("{path}/compte/donnees/export"));
    let (list, one) = (format!("{path}/droits"), format!("{path}/droits/{{id}}"));
    let told = path.to_owned();
    let restrict =
        Migration::new("202611241350_create_restriction", include_str!("schema/202611241350_create_restriction.sql"));
    Feature::new("rights")
        .migrations(&[create, restrict])
        .record::<records::Request>()
        .record::<records::ErasureProof>()
        .record::<records::RestrictionLine>()
        .job(Job::on_demand(jobs::ERASE, jobs::erase_requested))
        .job(Job::on_demand(restriction::RESTRICT, restriction::restrict_requested))
        .job(Job::on_demand(restriction::LIFT, restriction::lift_planned))
        .job(Job::periodic(jobs::WATCH, TimeDelta::hours(6), move |kernel| jobs::watch(kernel, told.clone())))
        .public(get(public("demande"), web::ask::show))
        .public(post(public("demande"), web::ask::receive))
        .public(get(public("demande/{jeton}"), web::follow::show))
        .public(post(public("demande/{jeton}/code"), web::follow::verify))
        .public(get(public("export/{jeton}"), web::export::show))
        .public(post(public("export/{jeton}"), web::export::download))
        .signed_in(get(own, web::account::show))
        .signed_in(post(export, web::account::download))
        .menu::<AnswerRights>(list.clone(), "Demandes de droits")
        .guarded::<AnswerRights>(get(list, web::answer::list))
        .guarded::<AnswerRights>(get(one.clone(), web::answer::show))
        .guarded::<AnswerRights>(post(format!("{one}/levee"), web::lift::lift))
        .guarded::<AnswerRights>(post(one, web::answer::decide))
}
