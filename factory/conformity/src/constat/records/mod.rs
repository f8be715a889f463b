//! The tables of constats.

pub mod constat;
pub mod piece;
