//! The written reason given by whoever reads a personal value.

use serde::Serialize;
use std::fmt;

/// Why a personal value is read, in French, as the journal will show it ("afficher la fiche à son titulaire").
///
/// Declared once, as a constant, beside the code that reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Purpose(&'static str);

impl Purpose {
    /// Names a purpose.
    ///
    /// # Panics
    /// When the text is shorter than eight bytes: a purpose is a phrase (RGPD, art. 5 §1 b). In a constant, this is a compile error.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        assert!(text.len() >= 8, "une finalité de lecture s'écrit en quelques mots (RGPD, art. 5 §1 b)");
        Self(text)
    }

    /// The phrase.
    #[must_use]
    pub const fn text(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
