//! What an investigation gathers: interviews, hypotheses, a report.

pub mod hypothesis;
pub mod interview;
pub mod report;
