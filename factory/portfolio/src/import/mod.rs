//! Bringing a folder of the source into the portfolio: what it will do ([`plan`]), decided before anything is written.

pub mod plan;
#[cfg(test)]
mod tests;
