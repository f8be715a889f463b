//! Violations of personal data (RGPD, art. 33 and 34; EDPB, guidelines 9/2022): opened in a minute, assessed, notified within 72 hours, told to people
//! when the risk is high, and kept in a register.

mod demonstration;
pub mod document;
pub mod domain;
pub mod export;
mod jobs;
mod letters;
mod permission;
mod processing;
pub mod records;
mod scope;
pub mod store;
mod web;

#[cfg(test)]
mod tests;

use chrono::TimeDelta;
use kernel::{Feature, Job, Migration, get, post};

pub use demonstration::load as load_demonstration;
pub use permission::HandleViolations;
pub use processing::VIOLATIONS;
pub use records::{Violation, ViolationStep};

/// `/violations` and what stands below, under the service's own `path`: empty for the factory, `/mano` for a service.
pub fn feature(path: &str) -> Feature {
    let create =
        Migration::new("202611241340_create_violation", include_str!("schema/202611241340_create_violation.sql"));
    let at = |page: &str| format!("{path}/violations{page}");
    let one = |page: &str| format!("{path}/violations/{{id}}{page}");
    let told = path.to_owned();
    Feature::new("violations")
        .migrations(&[create])
        .record::<records::Violation>()
        .record::<records::ViolationStep>()
        .job(Job::periodic(jobs::WATCH, TimeDelta::minutes(10), move |kernel| jobs::watch(kernel, told.clone())))
        .job(Job::on_demand(jobs::TELL, jobs::tell))
        .menu::<HandleViolations>(at(""), "Violations")
        .guarded::<HandleViolations>(get(at(""), web::list::show))
        .guarded::<HandleViolations>(post(at(""), web::facts::open))
        .guarded::<HandleViolations>(get(at(".csv"), web::list::csv))
        .guarded::<HandleViolations>(get(at(".json"), web::list::json))
        .guarded::<HandleViolations>(get(at(".ods"), web::list::ods))
        .guarded::<HandleViolations>(get(at(".pdf"), web::list::pdf))
        .guarded::<HandleViolations>(get(at("/nouvelle"), web::facts::new))
        .guarded::<HandleViolations>(get(one(""), web::show::show))
        .guarded::<HandleViolations>(get(one("/faits"), web::facts::edit))
        .guarded::<HandleViolations>(post(one("/faits"), web::facts::correct))
        .guarded::<HandleViolations>(post(one("/denombrement"), web::show::count))
        .guarded::<HandleViolations>(post(one("/mesures"), web::show::measure))
        .guarded::<HandleViolations>(post(one("/cloture"), web::show::close))
        .guarded::<HandleViolations>(get(one("/evaluation"), web::assess::edit))
        .guarded::<HandleViolations>(post(one("/evaluation"), web::assess::assess))
        .guarded::<HandleViolations>(get(one("/notification"), web::notify::show))
        .guarded::<HandleViolations>(post(one("/notification"), web::notify::notify))
        .guarded::<HandleViolations>(get(one("/notification.txt"), web::notify::text))
        .guarded::<HandleViolations>(get(one("/notification.json"), web::notify::json))
        .guarded::<HandleViolations>(get(one("/notification.html"), web::notify::html))
        .guarded::<HandleViolations>(get(one("/notification.pdf"), web::notify::pdf))
        .guarded::<HandleViolations>(get(one("/personnes"), web::tell::edit))
        .guarded::<HandleViolations>(post(one("/personnes"), web::tell::tell))
}
