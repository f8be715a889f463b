//! HTTP: the workbench, the public report.

pub mod read;
pub mod work;
