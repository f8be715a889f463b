//! What tests and pages start from.

/// A title that keeps the rules.
pub const TITLE: &str = "Un premier élément";
