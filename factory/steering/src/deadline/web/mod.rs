//! HTTP: one file per action.

pub mod entry;
pub mod list;
pub mod subscription;
