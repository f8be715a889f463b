//! Bringing a folder of the source into the portfolio: what it will do ([`plan`]), decided before anything is written, and
//! the import itself ([`run()`]), in one transaction.

mod absence;
pub mod plan;
mod report;
mod run;
#[cfg(test)]
pub(crate) mod tests;

pub use report::{Counts, Others, Report};
pub use run::run;
