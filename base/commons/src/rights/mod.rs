//! The rights of people (RGPD, art. 15 to 22), answered from the declarations: access, erasure with its proof, and the requests that ask for them.

mod erasure;
mod export;
mod holding;
mod permission;
mod person;
mod processing;
pub mod records;
pub mod store;

use kernel::{Feature, Migration};

pub use erasure::{Proof, erase, replay};
pub use export::{Dossier, FORMAT, gather, write};
pub use holding::Holding;
pub use permission::AnswerRights;
pub use person::Known;
pub use processing::{REQUEST_LIFE, RIGHTS};
pub use records::{ErasureProof, Request};

/// The pages of rights under the service's own `path`: empty for the factory, `/mano` for a service.
pub fn feature(_path: &str) -> Feature {
    let create = Migration::new("202611241320_create_rights", include_str!("schema/202611241320_create_rights.sql"));
    Feature::new("rights").migrations(&[create]).record::<records::Request>().record::<records::ErasureProof>()
}
