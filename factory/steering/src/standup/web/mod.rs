//! HTTP: the round, its presentation, the week of a team.

pub mod fill;
pub mod present;
pub mod round;
