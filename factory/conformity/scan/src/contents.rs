//! The scanners of contents, over one visit of the site.

use crate::finding::{Check, Finding};
use crate::visit::Visit;
use crate::{accessibility, budget, dsfr, legal, statistics, transparency};

/// What they ask, links apart.
pub const CHECKS: &[&[Check]] =
    &[accessibility::CHECKS, legal::CHECKS, dsfr::CHECKS, statistics::CHECKS, budget::CHECKS, transparency::CHECKS];

/// Reads the pages of a visit; asks nothing of the network.
#[must_use]
pub fn scan(visit: &Visit) -> Vec<Finding> {
    [
        accessibility::scan(visit),
        legal::scan(visit),
        dsfr::scan(visit),
        statistics::scan(visit),
        budget::scan(visit),
        transparency::scan(visit),
    ]
    .concat()
}
