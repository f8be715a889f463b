//! The scanners: what a machine can find of a public service from outside.
//!
//! A scan never grades what it could not see: a page that cannot be read gives `inconnu` and says what happened.

use std::sync::LazyLock;

pub mod accessibility;
pub mod availability;
pub mod browser;
pub mod budget;
pub mod code;
pub mod contents;
pub mod dsfr;
pub mod ecoindex;
pub mod fetch;
pub mod finding;
pub mod grades;
pub mod guard;
pub mod headers;
pub mod legal;
pub mod links;
#[cfg(test)]
mod neighbour;
pub mod options;
pub mod reading;
pub mod run;
pub mod site;
pub mod statistics;
pub mod tls;
pub mod transparency;
pub mod visit;

pub use fetch::{Fetcher, Page, Unreachable};
pub use finding::{Check, Finding, Report, Statut};
pub use guard::{Allowed, Gate, GuardProxy};
pub use options::{Limits, Options};
pub use run::{scan, scan_all};
pub use site::Site;

/// The checks of each scanner.
const SCANNERS: &[&[Check]] = &[
    site::CHECKS,
    availability::CHECKS,
    tls::CHECKS,
    headers::CHECKS,
    code::CHECKS,
    accessibility::CHECKS,
    legal::CHECKS,
    dsfr::CHECKS,
    statistics::CHECKS,
    budget::CHECKS,
    transparency::CHECKS,
    links::CHECKS,
    browser::CHECKS,
];

/// Every check of every scanner, in the order of the report.
pub static CHECKS: LazyLock<Vec<Check>> = LazyLock::new(|| SCANNERS.concat());

/// The check of that name, if there is one.
pub fn check(id: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.id == id)
}

/// What a scanner looks at, in French: the heading of its findings.
pub fn subject(scanner: &str) -> &str {
    match scanner {
        "pages" => "Pages",
        "disponibilite" => "Disponibilité",
        "tls" => "Connexion chiffrée",
        "entetes" => "En-têtes HTTP",
        "code" | "code-source" => "Code source",
        "accessibilite" => "Accessibilité",
        "mentions-legales" => "Mentions légales",
        "confidentialite" => "Données personnelles",
        "cookies" => "Cookies",
        "traceurs" => "Traceurs",
        "dsfr" => "Système de design de l'État",
        "domaine" => "Nom de domaine",
        "statistiques" => "Statistiques",
        "budget" => "Budget",
        "liens" => "Liens",
        "avis" => "Avis des usagers",
        "contact" => "Contact",
        "ecoindex" => "Écoconception",
        "plan-du-site" => "Plan du site",
        "security-txt" => "Signalement des failles",
        other => other,
    }
}
