//! Vocabulary, wrappers, macro and checks for declared data.
//!
//! Everything that a program stores is declared here or does not compile: see [`Record`]. Each rule cites the article of
//! the RGPD or of the loi Informatique et Libertés that asks for it.

// The code written by the derive says `::privacy`, also inside this crate.
#[cfg(test)]
extern crate self as privacy;

mod category;
pub mod check;
pub mod detect;
mod digest;
pub mod dpia;
mod personal;
mod processing;
mod purpose;
mod readings;
mod record;
mod retention;
pub mod rights;
mod text;

#[cfg(test)]
#[path = "../tests/house/mod.rs"]
mod house;

pub use category::Category;
pub use digest::scope_digest;
pub use personal::{Personal, Sensitive};
pub use privacy_derive::{ClosedText, Record};
pub use processing::{
    Article9, AutomatedDecision, Controller, DataSource, Guarantee, LegalBasis, Processing, Recipient, RecipientKind,
    Transfer,
};
pub use purpose::{Ground, Purpose};
pub use readings::{Reading, Readings};
pub use record::{
    Erasure, Family, FieldDeclaration, FieldKind, PersonalColumn, Record, RecordDeclaration, SealedColumn,
    SensitiveColumn, Subject, TechnicalColumn,
};
pub use retention::{Fate, Period, Retention, Stage, Trigger};
pub use text::{Ciphertext, ClosedText, Digest, Id, OwnUrl, Slug, TextError};
