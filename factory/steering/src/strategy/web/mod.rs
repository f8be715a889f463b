//! HTTP: a file per page.

pub mod goal;
pub mod list;
pub mod product;
pub mod roadmap;

use std::collections::HashMap;

use kernel::Error;
use sea_orm::ConnectionTrait;

use crate::gate::records::evidence::Measure;
use crate::gate::store::list_evidence;

/// What each product measured last of its impact, as shown at its gates.
///
/// # Errors
/// When the database does not answer.
pub async fn measures<C: ConnectionTrait>(sql: &C, products: &[&str]) -> Result<HashMap<String, String>, Error> {
    let mut told = HashMap::new();
    for id in products {
        let evidence = list_evidence(sql, id).await?;
        let last = evidence.into_iter().rfind(|one| one.held && one.measure == Some(Measure::Impact));
        if let Some(last) = last {
            let day = ui::format::date(last.written_at.date_naive());
            told.insert((*id).to_owned(), format!("{} ({day})", last.evidence));
        }
    }
    Ok(told)
}
