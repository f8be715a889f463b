//! The numbered obligations of a French public service: law, proof, machine, how often, who attests.

mod homologation;
mod table;

pub use homologation::{REMINDERS, months_of_validity};
pub use table::{Obligation, find, obligations};
