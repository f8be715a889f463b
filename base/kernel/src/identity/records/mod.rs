//! The tables of accounts, sessions and sign-in codes, in the platform's database.

pub mod account;
pub mod code;
mod processing;
pub mod session;

pub use processing::ACCOUNTS;
