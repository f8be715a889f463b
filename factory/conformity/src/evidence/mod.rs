//! The evidence file of a product, for an auditor: an archive with its index, the documents, the raw scan, and the digest of each file. The same
//! facts on the same day give the same bytes.

mod archive;
mod index;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, get};

use crate::permission::SeeConformity;

/// The download.
pub fn feature() -> Feature {
    Feature::new("conformity_evidence")
        .guarded::<SeeConformity>(get("/produits/{id}/carnet/dossier.zip", web::download))
}
