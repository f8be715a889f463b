//! The rows that a restriction keeps from the purge (RGPD, art. 18 §1 c: a person may need what the controller no longer does).

use kernel::{Error, Kernel};
use privacy::RecordDeclaration;
use sea_orm::Value;

use super::{known, list_active};
use crate::rights::store::Finder;
use crate::rights::{Holding, Known};

/// The people whose rows are spared, over every database of a purge.
#[derive(Clone, Debug, Default)]
pub struct Spared(Vec<Known>);

/// Reads the ledger of each database that has one.
///
/// # Errors
/// When a database does not answer: nothing is then to be purged.
pub async fn spare(kernel: &Kernel, holdings: &[Holding]) -> Result<Spared, Error> {
    let mut people = Vec::new();
    for holding in holdings.iter().filter(|holding| holding.record("rights_restriction").is_some()) {
        for restriction in list_active(&holding.database).await? {
            people.push(known(kernel, &restriction).await?);
        }
    }
    Ok(Spared(people))
}

impl Spared {
    /// Prepares the search of these people in one database.
    ///
    /// # Errors
    /// When the vault does not answer.
    pub async fn finders<'a>(&'a self, holding: &'a Holding) -> Result<Vec<Finder<'a>>, Error> {
        let mut finders = Vec::new();
        for known in &self.0 {
            finders.push(Finder::new(holding, known).await?);
        }
        Ok(finders)
    }
}

/// The condition that a row of `record` is about somebody whose data are restricted; nothing when none can be. An empty column is nobody's.
pub fn of_table(finders: &[Finder<'_>], record: &RecordDeclaration, values: &mut Vec<Value>) -> Option<String> {
    let any: Vec<_> = finders.iter().filter_map(|finder| finder.rows(record, values)).collect();
    (!any.is_empty()).then(|| format!("COALESCE(({}), FALSE)", any.join(" OR ")))
}
