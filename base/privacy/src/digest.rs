//! The digest of what a processing declares: what an attestation is bound to.

#[cfg(test)]
mod tests;

use crate::{Digest, Processing, RecordDeclaration};
use serde::Serialize;

/// What is digested. The version changes when the shape of declarations does, so that nobody mistakes one for the other.
#[derive(Serialize)]
struct Scope<'a> {
    version: u8,
    processing: &'a Processing,
    records: Vec<&'a RecordDeclaration>,
}

/// The digest of a processing and of the tables that serve it: it changes with any part of the declaration (a retention, a recipient, a
/// column), and with nothing else. Tables that serve other processings and the order of the list do not count.
#[must_use]
pub fn scope_digest(processing: &Processing, records: &[&RecordDeclaration]) -> Digest {
    let served = |record: &&&RecordDeclaration| record.processing.is_some_and(|other| other.id == processing.id);
    let mut records: Vec<_> = records.iter().filter(served).copied().collect();
    records.sort_by_key(|record| record.table);
    let written = serde_json::to_vec(&Scope { version: 1, processing, records });
    Digest::of(&written.expect("declarations are texts, numbers and lists: they always serialise"))
}
