//! What the factory receives of products built elsewhere: their signed manifest, the reports of their agent, and what both are worth today.

pub mod demonstration;
mod domain;
mod permission;
mod records;
mod store;
#[cfg(test)]
mod tests;
mod web;

use kernel::{Feature, Kernel, Migration, get};

pub use domain::{Enrolled, Refused, accept, enrol};
pub use permission::ReadObservations;

use crate::{Kind, Manifest, Report, open};

/// `/donnees-observees`, and the tables behind it.
pub fn feature() -> Feature {
    let create = Migration::new("202611241500_create_agent", include_str!("schema/202611241500_create_agent.sql"));
    Feature::new("agent")
        .migrations(&[create])
        .record::<records::product::Model>()
        .record::<records::report::Model>()
        .menu::<ReadObservations>("/donnees-observees", "Bases observées")
        .guarded::<ReadObservations>(get("/donnees-observees", web::list))
}

/// Registers a signed manifest and the key that signed it; answers whether anything changed. Another key than the registered one is taken only
/// when `new_key` says that it was meant.
///
/// # Errors
/// [`Refused`], or when the database does not answer.
pub async fn register(kernel: &Kernel, file: &str, new_key: bool) -> anyhow::Result<bool> {
    let manifest = open::<Manifest>(Kind::Manifest, file, None)?;
    let known = store::find(kernel.db(), &manifest.content.product).await?;
    if !enrol(&manifest, known.as_ref(), new_key)? {
        return Ok(false);
    }
    store::register(kernel, &manifest).await?;
    Ok(true)
}

/// Keeps a signed report of a registered product.
///
/// # Errors
/// [`Refused`], or when the database does not answer.
pub async fn receive(kernel: &Kernel, file: &str) -> anyhow::Result<Report> {
    let report = open::<Report>(Kind::Report, file, None)?;
    let known = store::find(kernel.db(), &report.content.product).await?;
    accept(&report, known.as_ref(), kernel.clock().now())?;
    store::receive(kernel, &report).await?;
    Ok(report.content)
}
