//! A running Fabrique, a browser and a few fictitious people for tests.

pub mod app;
pub mod browser;
pub mod pace;
pub mod place;
pub mod proconnect;
pub mod witness;

pub use app::{Answer, App, Client, Setup};
pub use place::Place;
