//! Conformity proven, never green by default: obligations, constats, attestations, the wall.
//!
//! The rules, which know neither a database nor a request:
//! * [`referential`]: the criteria of the network's standards and of the fabrique; [`obligation`]: those of the law, numbered.
//! * [`state`]: where a criterion stands, from the history of what was found and said of it.
//! * [`perimeter`]: what a product declares of its data and addresses; what is attested is attested of one perimeter.
//!
//! What is stored: [`constat`], the facts, added and never changed, with their documents.
//!
//! What people see: [`board`] is every criterion of every product in memory; [`carnet`] the pages of one product,
//! [`wall`] those of all of them, [`deadline`] what ends.

pub mod board;
pub mod carnet;
pub mod constat;
pub mod dashlord;
pub mod deadline;
pub mod demonstration;
pub mod deployment;
pub mod evidence;
pub mod hosted;
pub mod obligation;
pub mod perimeter;
pub mod permission;
pub mod processing;
pub mod referential;
pub mod register;
pub mod scan;
pub mod state;
pub mod tools;
#[cfg(test)]
mod trial;
pub mod wall;

/// The features of conformity, in the service and the database of the factory.
pub fn features() -> Vec<kernel::Feature> {
    vec![
        constat::feature(),
        perimeter::feature(),
        referential::feature(),
        carnet::feature(),
        wall::feature(),
        deadline::feature(),
        scan::feature(),
        evidence::feature(),
        hosted::feature(),
        dashlord::feature(),
        tools::feature(),
        deployment::feature(),
        register::feature(),
    ]
}
