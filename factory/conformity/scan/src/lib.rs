//! The scanners: what a machine can find of a public service from outside.
//!
//! A scan never grades what it could not see: a page that cannot be read gives `inconnu` and says what happened.

use std::sync::LazyLock;

pub mod fetch;
pub mod finding;
pub mod guard;
pub mod options;
pub mod run;
pub mod site;

pub use fetch::{Fetcher, Page, Unreachable};
pub use finding::{Check, Finding, Report, Statut};
pub use guard::{Allowed, Gate, GuardProxy};
pub use options::{Limits, Options};
pub use run::{scan, scan_all};
pub use site::Site;

/// The checks of each scanner.
const SCANNERS: &[&[Check]] = &[site::CHECKS];

/// Every check of every scanner, in the order of the report.
pub static CHECKS: LazyLock<Vec<Check>> = LazyLock::new(|| SCANNERS.concat());

/// The check of that name, if there is one.
pub fn check(id: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.id == id)
}
