//! HTTP: the public page, the files, the import.

pub mod files;
pub mod import;
pub mod public;
