//! The import of the network's standards: the published export, compared with what is known, previewed, then written.

mod export;
mod plan;
#[cfg(test)]
mod tests;

use kernel::{Error, Event, Kernel};

pub use export::{Export, ExportError, Stated, read};
pub use plan::{Change, Known, Plan, plan};

use super::store;

/// What the import of an export would change.
///
/// # Errors
/// When the database does not answer.
pub async fn preview(kernel: &Kernel, export: &Export) -> Result<Plan, Error> {
    Ok(plan(&store::list_known(kernel.db().reader()).await?, export))
}

/// Writes what the import of an export changes; the same one again changes nothing, and leaves no line.
///
/// # Errors
/// When the database does not answer.
pub async fn run(kernel: &Kernel, export: &Export) -> Result<Plan, Error> {
    let plan = preview(kernel, export).await?;
    if plan.changes_nothing() {
        return Ok(plan);
    }
    let tx = kernel.begin_as_system("import.standards").await?;
    store::save_plan(&tx, &plan, &export.version).await?;
    let event = Event::new("conformity.standards_imported").detail("version", export.version.as_str());
    tx.commit(event.detail("criteres", plan.lines.len())).await?;
    Ok(plan)
}
