//! HTTP: one file per action.

pub mod list;
pub mod pack;
pub mod plan;
pub mod prepare;
pub mod show;
mod view;
