//! The kernel on real databases: the engine is the test run's.

mod access;
mod backup;
mod database;
mod jobs;
mod journal;
mod outbound;
mod readings;
mod schema;
mod secrets;
mod toy;
mod vault;
