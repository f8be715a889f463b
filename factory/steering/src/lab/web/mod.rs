//! HTTP: the sessions of a product, one session, one lesson, the public page.

pub mod lesson;
pub mod list;
pub mod public;
pub mod session;
