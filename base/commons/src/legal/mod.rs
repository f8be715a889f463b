//! The pages that the law asks of every public service, derived from what the service says of itself.

mod security;
mod web;

#[cfg(test)]
mod tests;

use kernel::{Feature, get};

/// Legal notices, accessibility, site map, contact, and the files that machines look for. `path` is the service's own: empty for the factory,
/// `/mano` for a service.
pub fn feature(path: &str) -> Feature {
    let at = |page: &str| format!("{path}{page}");
    let feature = Feature::new("legal")
        .public(get(at("/mentions-legales"), web::show_notices))
        .public(get(at("/accessibilite"), web::show_accessibility))
        .public(get(at("/plan-du-site"), web::show_site_map))
        .public(get(at("/contact"), web::show_contact))
        .public(get(at("/publiccode.yml"), web::publiccode));
    if !path.is_empty() {
        return feature;
    }
    feature
        .public(get("/.well-known/security.txt", security::security_txt))
        .public(get("/robots.txt", security::robots_txt))
}
