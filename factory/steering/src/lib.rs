//! Steering by impact: what is decided of a product, on which evidence, by whom, and what is due next.
//!
//! The rules, which know neither a database nor a request: [`machine`] (the phases and their moves).
//!
//! What people do, a folder each:
//! * [`committee`]: planned, prepared, concluded by a decision; the pack in one click.
//! * [`decision`]: the signed ledger, the only way by which a phase changes, and the public page that verifies a decision.
//! * [`gate`]: the six gates, their criteria and evidence, derogations, the commitments.
//! * [`hub`]: the steering page of a product, from which everything else is reached.
//! * [`demonstration`]: eighteen months of its products.

pub mod committee;
pub mod decision;
pub mod demonstration;
pub mod gate;
pub mod hub;
pub mod machine;
mod pages;
pub mod perimeter;
pub mod processing;
#[cfg(test)]
mod trial;
mod upload;

/// The features of steering: next to the portfolio, in the factory's service and database.
pub fn features() -> Vec<kernel::Feature> {
    vec![hub::feature(), decision::feature(), gate::feature(), committee::feature()]
}
