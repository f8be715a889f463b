//! What the program `fabrique` is made of: its command line, its commands, its list of services. A library, so that tests can open it.

pub mod cli;
pub mod commands;
pub mod french;
pub mod services;
