//! Writing the portfolio back as files of the source.

#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use anyhow::Context;
use kernel::Kernel;

use crate::registry::processing::EXPORT;
use crate::registry::store;
use crate::source::{export_path, write_product};

/// Writes the file of every product into a folder that is created. Answers how many were written.
///
/// # Errors
/// When the database does not answer or the folder cannot be written.
pub async fn run(kernel: &Kernel, to: &Path) -> anyhow::Result<usize> {
    let products = store::list_products(kernel.db().reader(), EXPORT).await?;
    fs::create_dir_all(to.join("_startups")).with_context(|| format!("« {} » ne peut pas être créé", to.display()))?;
    for product in &products {
        let file = to.join(export_path(&product.source.id));
        fs::write(&file, write_product(&product.source))
            .with_context(|| format!("« {} » ne peut pas être écrit", file.display()))?;
    }
    Ok(products.len())
}
