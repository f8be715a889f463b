//! Deadlines that people write, and who is reminded of them.

pub mod entry;
pub mod subscription;
