//! What every service offers without writing it: accounts, legal pages, privacy notice, register, statistics, exports.

pub mod accounts;
pub mod csv;
pub mod dpia;
pub mod legal;
pub mod notice;
pub mod ods;
pub mod purge;
pub mod register;
pub mod rights;
#[cfg(test)]
mod samples;
pub mod stats;
pub mod violations;
