//! Gates: who may what and when, what counts as evidence, what may wait.

mod acting;
mod rules;
mod table;
