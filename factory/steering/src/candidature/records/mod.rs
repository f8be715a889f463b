//! Problems met in the field, and the votes about them.

pub mod problem;
pub mod vote;
