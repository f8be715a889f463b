//! The tables of what is received.

pub mod product;
pub mod report;
