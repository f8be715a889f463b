//! The weekly round: told, taken, closed, presented.

mod acting;
mod rules;
