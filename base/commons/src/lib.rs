//! What every service offers without writing it: accounts, legal pages, statistics, exports.

pub mod accounts;
pub mod csv;
pub mod legal;
#[cfg(test)]
mod samples;
pub mod stats;
