//! Personal values that hide in a text: what the nightly sample of technical columns looks for.
//!
//! Each detector reads a whole text and says whether it holds one such value. They favour silence on identifiers: a number glued to
//! letters or to other digits is not taken for a NIR or a telephone.

mod bank;
mod contact;
mod nir;
mod scan;
#[cfg(test)]
mod tests;

pub use bank::holds_iban;
pub use contact::{holds_email, holds_phone};
pub use nir::{holds_nir, nir_key};

use serde::Serialize;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// A national register number with its right key.
    Nir,
    /// An international bank account number with its right key.
    Iban,
    /// An electronic address.
    Email,
    /// A French telephone number.
    Phone,
}

impl Finding {
    /// The French label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Nir => "NIR",
            Self::Iban => "IBAN",
            Self::Email => "adresse électronique",
            Self::Phone => "numéro de téléphone",
        }
    }
}

/// A detector.
type Holds = fn(&str) -> bool;

const DETECTORS: [(Finding, Holds); 4] = [
    (Finding::Nir, holds_nir),
    (Finding::Iban, holds_iban),
    (Finding::Email, holds_email),
    (Finding::Phone, holds_phone),
];

/// Everything that a text holds, each kind once.
#[must_use]
pub fn findings(text: &str) -> Vec<Finding> {
    DETECTORS.into_iter().filter(|(_, holds)| holds(text)).map(|(finding, _)| finding).collect()
}
