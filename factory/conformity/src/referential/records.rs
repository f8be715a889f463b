//! The tables of referentials.

pub mod rule;
pub mod standard;
