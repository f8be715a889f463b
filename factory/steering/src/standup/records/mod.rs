//! The tables of the weekly round.

pub mod need;
pub mod week;
