//! People whose every value is a canary: what they do, and what is done with their data, leaves none where none may be.

mod fill;
mod program;
mod rights;
mod visit;
