//! Open labs: what is accepted, when they are due, what is public, what goes.

mod acting;
mod rules;
