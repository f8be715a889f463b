//! The Record derive: an undeclared column does not compile.
//!
//! Errors are in French, for the developers of the house; each names the field and the article that asks for what is missing.

mod checks;
mod closed_text;
mod coherence;
mod declaration;
mod field;
mod names;
mod record;
mod subject;
mod types;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Declares every column of an entity's model and refuses incoherent declarations.
///
/// On the model: `#[record(processing = PATH, subject = "column")]` (the column holds the person's account), or
/// `subject(account = "…")`, `subject(contact = "…")`, `subject(through(column = "…", table = "…", key = "…"))`,
/// `subject(unidentified = "reason")`, several of them when a row is about several people; `retention = PATH` for whole rows;
/// `table = "…"` where `#[sea_orm(table_name = …)]` is not on the model. A table about no person says
/// `#[record(no_person = "reason")]`.
///
/// On each field, one of:
/// `#[field(personal(category = Identification, retention = PATH, erasure = delete))]`, with `pseudonymise` or `keep("reason")` instead
/// of `delete`, and optionally `blind_index = "column"` and `file`; `#[field(editorial)]`;
/// `#[field(sealed(key_owner = "…", category = …, retention = PATH, erasure = …))]`; `#[field(technical = "reason")]`. Any of them may
/// add `label = "…"`, the name that people read.
#[proc_macro_derive(Record, attributes(record, field, sea_orm))]
pub fn derive_record(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    record::expand(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}

/// Marks an enumeration without data as a closed text, which a technical column may hold.
#[proc_macro_derive(ClosedText)]
pub fn derive_closed_text(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    closed_text::expand(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}
