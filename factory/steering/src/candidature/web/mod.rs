//! HTTP: who proposes, who judges.

pub mod judge;
pub mod propose;
