//! Writing the portfolio back as files of the source.

#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use anyhow::Context;
use kernel::Kernel;

use crate::registry::processing::EXPORT;
use crate::registry::store;
use crate::source::{export_path, write_incubator, write_organisation, write_product};

/// Writes the files of products, incubators and organisations into a folder that is created. Answers how many products were written.
/// People are not exported: what the base holds of them is personal.
///
/// # Errors
/// When the database does not answer or the folder cannot be written.
pub async fn run(kernel: &Kernel, to: &Path) -> anyhow::Result<usize> {
    let reader = kernel.db().reader();
    let products = store::list_products(reader, EXPORT).await?;
    let incubators = store::list_incubators(reader, EXPORT).await?;
    let organisations = store::list_organisations(reader).await?;
    for kind in ["_startups", "_incubators", "_organisations"] {
        let dir = to.join(kind);
        fs::create_dir_all(&dir).with_context(|| format!("« {} » ne peut pas être créé", dir.display()))?;
    }
    for product in &products {
        write(to, &export_path(&product.source.id), &write_product(&product.source))?;
    }
    for (incubator, _) in &incubators {
        write(to, &format!("_incubators/{}.md", incubator.id), &write_incubator(incubator))?;
    }
    for (organisation, _) in &organisations {
        write(to, &format!("_organisations/{}.md", organisation.id), &write_organisation(organisation))?;
    }
    Ok(products.len())
}

fn write(to: &Path, path: &str, text: &str) -> anyhow::Result<()> {
    let file = to.join(path);
    fs::write(&file, text).with_context(|| format!("« {} » ne peut pas être écrit", file.display()))
}
