//! The backbone: what must hold for every route, every page and every write of the program, whatever is added to it.

mod agent;
mod commands;
mod house;
mod pages;
#[path = "../shared/places.rs"]
mod places;
mod program;
mod register;
mod routes;
