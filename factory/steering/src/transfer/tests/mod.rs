//! Transfers: who may what, the plan from its opening to its record, the dossier and its drill.

mod acting;
mod dossier;
mod rules;
