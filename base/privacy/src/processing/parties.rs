//! Who decides, who receives, where data go and where they come from.

use serde::Serialize;

/// A body and the way to write to it: a controller, a data protection officer, a representative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Controller {
    /// Its name.
    pub name: &'static str,
    /// Postal or electronic address of a function, never of a private person.
    pub contact: &'static str,
    /// Whether it is a public authority, which cannot invoke a legitimate interest for its tasks (art. 6 §1).
    pub public: bool,
}

/// Somebody who receives data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// Its name or function.
    pub name: &'static str,
    /// In what capacity.
    pub kind: RecipientKind,
    /// Hosts that the program may call for it; none when data leave by another way.
    pub hosts: &'static [&'static str],
}

/// In what capacity data are received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RecipientKind {
    /// A team of the controller.
    Internal,
    /// Another body, which decides for itself.
    External,
    /// A processor, which acts on instructions (art. 28).
    Processor {
        /// The contract: reference and date.
        contract: &'static str,
    },
}

impl RecipientKind {
    /// The French label.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Internal => "Service interne",
            Self::External => "Organisme externe",
            Self::Processor { .. } => "Sous-traitant",
        }
    }
}

/// A transfer outside the European Union (art. 44 to 49).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Transfer {
    /// Name of a declared recipient.
    pub recipient: &'static str,
    /// The country.
    pub country: &'static str,
    /// What protects the data there.
    pub guarantee: Guarantee,
    /// Where the document can be read.
    pub document: &'static str,
}

/// What protects data outside the Union.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Guarantee {
    /// An adequacy decision (art. 45).
    Adequacy,
    /// Standard contractual clauses (art. 46).
    StandardClauses,
    /// Binding corporate rules (art. 47).
    BindingRules,
    /// A code of conduct or a certification (art. 46).
    CodeOrCertification,
    /// A derogation for a specific situation (art. 49).
    Derogation,
}

impl Guarantee {
    /// The French label.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Adequacy => "Décision d'adéquation (art. 45)",
            Self::StandardClauses => "Clauses contractuelles types (art. 46)",
            Self::BindingRules => "Règles d'entreprise contraignantes (art. 47)",
            Self::CodeOrCertification => "Code de conduite ou certification (art. 46)",
            Self::Derogation => "Dérogation (art. 49)",
        }
    }
}

/// Where data come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DataSource {
    /// The person gives them (art. 13).
    Person,
    /// The program observes them while the person uses it (art. 13).
    Use,
    /// Somebody else gives them (art. 14).
    Indirect {
        /// Who.
        from: &'static str,
        /// Whether anybody can consult that source.
        public: bool,
    },
}
