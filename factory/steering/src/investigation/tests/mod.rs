//! Investigations: what is accepted, what is public, what goes.

mod acting;
mod rules;
