//! What can be wrong, one thing a site. Each fault says which obligation it breaks and why.

mod accessibility;
mod figures;
mod notices;
mod openness;
mod privacy;

use crate::houses::Fault;

/// All of them.
pub fn all() -> Vec<Fault> {
    [accessibility::FAULTS, notices::FAULTS, privacy::FAULTS, figures::FAULTS, openness::FAULTS].concat()
}

/// A fault that hides nothing from other checks.
const fn fault(
    house: &'static str,
    check: &'static str,
    edits: &'static [(&'static str, &'static str, &'static str)],
    why: &'static str,
) -> Fault {
    Fault { house, edits, check, blind: &[], why }
}
