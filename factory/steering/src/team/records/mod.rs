//! The tables of teams.

pub mod access;
pub mod choice;
pub mod contract;
pub mod mission;
pub mod note;
pub mod step;
pub mod training;
