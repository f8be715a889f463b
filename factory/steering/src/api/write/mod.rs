//! Commands: each calls what its page calls.

pub mod committees;
pub mod field;
pub mod gates;
pub mod impact;
pub mod labs;
pub mod rounds;
pub mod teams;
pub mod transfers;

/// A command without a field: `{}`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Nothing {}
