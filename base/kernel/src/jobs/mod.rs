//! Background work and letters, asked for in the transaction of the change that wants them: neither lost nor done for nothing.
//!
//! A job that fails is tried again after a growing wait; after the last try it stays visible as a dead letter.

pub(crate) mod job;
mod letter;
mod worker;

pub use job::{Backlog, DeadJob};
pub use letter::Letter;
pub use worker::{Job, Work, run_due};

/// The kernel's own job: sends one letter of the outbox.
pub(crate) const SEND_LETTER: &str = "kernel.send_letter";
