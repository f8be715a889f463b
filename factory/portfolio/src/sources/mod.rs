//! Registries disagree: what each calls our products, what one lists and another lacks, and how they are brought together.

mod domain;
mod known;
mod store;
#[cfg(test)]
mod tests;
mod view;
mod web;

use kernel::{Feature, Permission, get, post};

/// Bringing the identifiers of registries together with our products.
pub struct LinkSources;

impl Permission for LinkSources {
    const NAME: &'static str = "LinkSources";
    const PHRASE: &'static str = "rapprocher les identifiants des autres registres";
    const ROLES: &'static [&'static str] = &["administrateur"];
    const EVERYWHERE: bool = true;
}

/// The pages of registries.
pub fn feature() -> Feature {
    Feature::new("sources")
        .public(get("/sources", web::list))
        .public(get("/sources/{source}", web::show))
        .guarded::<LinkSources>(get("/rapprochements", web::prepare))
        .guarded::<LinkSources>(post("/rapprochements/liste", web::import))
        .guarded::<LinkSources>(post("/rapprochements/lien", web::link))
}
