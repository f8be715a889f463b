//! The impact assessment of each processing (AIPD; RGPD, art. 35): whether one is required, the assessment itself, and what production waits for.
//!
//! * [`screening`]: the nine criteria and the CNIL's two lists. A declaration can establish a criterion; only a person excludes one.
//! * [`question`], [`prefill`], [`content`]: the thirty-six questions of the CNIL's tool, of which the declarations answer thirteen.
//! * [`state`]: draft, submitted, validated, returned; a validation holds for the scope it was given for, and expires with it.
//! * [`pia`]: the file that the CNIL's tool writes and reads.
//! * [`gate`]: what keeps a service from going to production.

mod advice_form;
pub mod content;
pub mod demonstration;
pub mod gate;
mod part_form;
mod permission;
pub mod pia;
pub mod prefill;
mod processing;
pub mod question;
pub mod records;
pub mod review;
pub mod screening;
mod screening_form;
pub mod state;
pub mod store;
mod web;
mod words;

#[cfg(test)]
mod tests;

use kernel::manifest::Role;
use kernel::{Feature, Migration, get, post};

pub use permission::{AdviseDpia, KeepDpia, ValidateDpia};
pub use processing::{DPIA, DPIA_LIFE};

/// The data protection officer (RGPD, art. 37 to 39): a role that every service has.
pub const OFFICER: Role = Role {
    id: "dpd",
    label: "Déléguée ou délégué à la protection des données",
    mission: "Tient le registre complet, répond aux personnes sur leurs données, suit les purges, traite les violations, conseille sur les analyses d'impact, atteste la protection des données des produits.",
};

/// Who answers for the processings (RGPD, art. 4 (7)): a role that every service has.
pub const CONTROLLER: Role = Role {
    id: "responsable-traitement",
    label: "Responsable de traitement",
    mission: "Répond des traitements du service, établit les analyses d'impact et les valide.",
};

/// `/aipd` and what is below it, under the service's own `path`: empty for the factory, `/mano` for a service.
pub fn feature(path: &str) -> Feature {
    let create = Migration::new("202611241500_create_dpia", include_str!("schema/202611241500_create_dpia.sql"));
    let at = |page: &str| format!("{path}/aipd{page}");
    Feature::new("dpia")
        .migrations(&[create])
        .record::<records::Screening>()
        .record::<records::Assessment>()
        .menu::<KeepDpia>(at(""), "Analyses d'impact")
        .guarded::<KeepDpia>(get(at(""), web::list::list))
        .guarded::<KeepDpia>(get(at("/{id}"), web::show::show))
        .guarded::<KeepDpia>(get(at("/{id}/criteres"), web::screen::edit))
        .guarded::<KeepDpia>(post(at("/{id}/criteres"), web::screen::answer))
        .guarded::<KeepDpia>(get(at("/{id}/analyse"), web::read::read))
        .guarded::<KeepDpia>(get(at("/{id}/analyse/{partie}"), web::part::edit))
        .guarded::<KeepDpia>(post(at("/{id}/analyse/{partie}"), web::part::save))
        .guarded::<AdviseDpia>(get(at("/{id}/avis"), web::advice::edit))
        .guarded::<AdviseDpia>(post(at("/{id}/avis"), web::advice::save))
        .guarded::<KeepDpia>(post(at("/{id}/soumission"), web::decide::submit))
        .guarded::<ValidateDpia>(get(at("/{id}/decision"), web::decide::ask))
        .guarded::<ValidateDpia>(post(at("/{id}/decision"), web::decide::decide))
        .guarded::<KeepDpia>(get(at("/{id}/pia.json"), web::file::export))
        .guarded::<KeepDpia>(get(at("/{id}/import"), web::file::ask))
        .guarded::<KeepDpia>(post(at("/{id}/import"), web::file::import))
}
