//! The only way out: requests to other servers, toward declared recipients and public addresses alone, bounded in time and in size.
//!
//! Against requests forged through us (SSRF), the address is checked where it counts: names when they are resolved, so that a name that changes
//! its address between check and use (DNS rebinding) gains nothing; numbers, however they are written, before connecting; and all of it again
//! at each redirection.

mod client;
mod error;
mod exchange;
pub mod guard;
mod hop;
mod openid;
pub mod recipient;
mod resolver;

pub use client::{Lookup, OnRefusal, OutboundSettings, Refusal};
pub use error::OutboundError;
pub use exchange::{Answer, Outbound, OutboundLimits};
pub use recipient::{Recipient, Recipients};

#[cfg(test)]
mod tests;
