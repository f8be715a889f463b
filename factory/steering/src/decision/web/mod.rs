//! HTTP: one file per action.

pub mod decide;
pub mod list;
pub mod show;
pub mod verify;
