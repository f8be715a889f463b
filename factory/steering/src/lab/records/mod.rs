//! The tables of open labs.

pub mod launch;
pub mod lesson;
pub mod participant;
pub mod session;
pub mod verbatim;
