//! The only folder of identity that speaks to the database.

pub(super) mod accounts;
pub(super) mod codes;
pub(super) mod sessions;

use privacy::Personal;
use sea_orm::{ConnectionTrait, Statement, Value};

use crate::Error;
use crate::db::Tx;

/// Runs one writing statement; answers how many rows it changed.
async fn execute<const N: usize>(tx: &Tx, sql: &str, values: [Value; N]) -> Result<u64, Error> {
    let statement = Statement::from_sql_and_values(tx.sql().get_database_backend(), sql, values);
    Ok(tx.sql().execute_raw(statement).await?.rows_affected())
}

fn text(personal: &Personal<String>) -> Value {
    personal.clone().into()
}
