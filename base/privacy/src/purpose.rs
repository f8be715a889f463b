//! The written reason given by whoever reads a personal value.

use serde::Serialize;
use std::fmt;

/// Why a personal value is read, in French, as the journal will show it ("afficher la fiche à son titulaire").
///
/// Declared once, as a constant, beside the code that reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Purpose {
    text: &'static str,
    ground: Option<Ground>,
}

/// What allows the use of data whose processing is restricted (RGPD, art. 18 §2). Keeping them asks for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// The person agrees, or asks for it.
    Consent,
    /// A right is established, exercised or defended.
    LegalClaims,
    /// The rights of somebody else are protected.
    RightsOfOthers,
    /// An important public interest of the Union or of a Member State.
    PublicInterest,
}

impl Purpose {
    /// Names a purpose.
    ///
    /// # Panics
    /// When the text is shorter than eight bytes: a purpose is a phrase (RGPD, art. 5 §1 b). In a constant, this is a compile error.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        assert!(text.len() >= 8, "une finalité de lecture s'écrit en quelques mots (RGPD, art. 5 §1 b)");
        Self { text, ground: None }
    }

    /// The same purpose, which also reads data whose processing is restricted, on this ground.
    #[must_use]
    pub const fn despite_restriction(self, ground: Ground) -> Self {
        Self { ground: Some(ground), ..self }
    }

    /// What allows it to read data whose processing is restricted; nothing when it may not.
    #[must_use]
    pub const fn ground(self) -> Option<Ground> {
        self.ground
    }

    /// The phrase.
    #[must_use]
    pub const fn text(self) -> &'static str {
        self.text
    }
}

impl Serialize for Purpose {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text)
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}
