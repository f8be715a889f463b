//! The agent: the live schema of a database that is not built here, beside its signed manifest.
//!
//! A product that is not written on this base declares its tables in a [`Manifest`], signed by its team. The agent reads the schema of the running
//! database, finds what the manifest does not say and what it says in vain, looks for personal values in the columns declared technical, and signs a
//! [`Report`]. It only reads, and neither a value nor a password ever leaves it. [`proof`] says what follows for the product.

pub mod canonical;
mod compare;
mod live;
mod manifest;
pub mod received;
mod report;
mod sample;
mod signed;
mod status;
#[cfg(test)]
mod tests;

pub use compare::{Difference, compare};
pub use live::{Base, Column, Engine, Relation, RelationKind, Unreadable};
pub use manifest::{Content, Fault, Field, Manifest, Table, Treatment, model};
pub use received::feature;
pub use report::{Report, observe};
pub use sample::{Looks, Sampled, Suspicion};
pub use signed::{Kind, Refusal, Sealed, key_of, open, public_key, seal};
pub use status::{FRESH_HOURS, Proof, Seen, proof};
