//! The only folder of the feature that speaks to databases: violations and their steps, counts, addresses.
//!
//! Two people at once: a step is added by whoever saw the latest version; the other finds none of that version.

mod addresses;
mod count;
mod people;
mod rows;
mod subjects;

pub use addresses::{addresses, count_addresses};
pub use count::{Measured, measure};
pub use people::{alerted, names};
pub use rows::{Due, add_step, find, find_opening, insert, list, list_due, note_alert, note_letters, to_be_written};

use kernel::vault::Cell;
use kernel::{Error, Id};
use sea_orm::{ConnectionTrait, Statement, Value};

async fn count_one(sql: &impl ConnectionTrait, query: String, values: Vec<Value>) -> Result<u64, Error> {
    let row = sql.query_one_raw(Statement::from_sql_and_values(sql.get_database_backend(), query, values)).await?;
    Ok(row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0).unsigned_abs())
}

/// The cell of a title: sealed by the key of the violation, as its steps are.
fn title_cell(id: &Id) -> Cell<'_> {
    Cell { table: "violation", column: "title", row: id.as_str() }
}

fn step_cell(id: &Id) -> Cell<'_> {
    Cell { table: "violation_step", column: "content", row: id.as_str() }
}
