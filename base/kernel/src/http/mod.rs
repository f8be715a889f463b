//! The HTTP ground: what surrounds every page and every API answer of every service.

pub mod asked;
pub mod body;
pub mod client_address;
mod connection;
pub mod csrf;
pub mod csrf_token;
pub mod edge;
pub mod extract;
pub mod headers;
pub mod health;
pub mod metrics;
pub mod problem;
pub mod rate;
pub mod request_id;
pub mod server;
mod stall;

#[cfg(test)]
mod tests;
