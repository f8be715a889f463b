//! Decisions: signed, refused, overtaken, verified.

mod ledger;
mod rules;
mod signing;
