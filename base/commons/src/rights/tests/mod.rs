//! A person gets all of their data and nothing of others; once erased, nothing of them is left anywhere.

mod access;
mod erasure;
mod requests;
mod restriction;
pub mod toy;
