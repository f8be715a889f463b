//! What every service runs on: databases, journal, identity, access, background work, HTTP.
//!
//! Data flows one way: route → [`Can`] (who may) → [`Form`] → rule of the feature → store on a [`Tx`] → `commit(`[`Event`]`)` → page.

pub mod access;
pub mod backup;
pub mod clock;
pub mod config;
pub mod db;
pub mod deployment;
pub mod erasures;
pub mod error;
pub mod feature;
pub mod files;
pub mod http;
pub mod identity;
pub mod jobs;
pub mod journal;
pub mod kernel;
pub mod mail;
pub mod manifest;
pub mod outbound;
pub mod presence;
pub mod random;
pub mod records;
mod refusals;
pub mod schema;
pub mod serving;
pub mod telemetry;
pub mod vault;

pub use access::{Can, Form, Grant, Permission, Person, Scope, Upload, Who};
pub use clock::Clock;
pub use config::Config;
pub use db::{Database, Engine, Migration, Tx};
pub use deployment::{Deployment, Ground};
pub use error::{Error, FieldError};
pub use feature::{Access, Feature, Indicator, MenuEntry, Route, get, post};
pub use http::problem::Problem;
pub use jobs::{Job, Letter};
pub use journal::Event;
pub use kernel::Kernel;
pub use manifest::{Manifest, Service};
pub use privacy::{Digest, Id, OwnUrl, Personal, Purpose, Sensitive, Slug};
pub use random::Random;

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
