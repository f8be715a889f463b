//! The public figures of a service: a page for people, the open schema for machines.

mod web;

#[cfg(test)]
mod tests;

use kernel::{Feature, get};

/// `/stats`, `/api/stats` (JSON) and `/api/stats.csv`, under the service's own `path`.
pub fn feature(path: &str) -> Feature {
    Feature::new("stats")
        .public(get(format!("{path}/stats"), web::show))
        .public(get(format!("{path}/api/stats"), web::list_json))
        .public(get(format!("{path}/api/stats.csv"), web::list_csv))
}
