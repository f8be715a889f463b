//! The only folder of identity that speaks to the database.

pub(super) mod accounts;
pub(super) mod codes;
pub(super) mod sessions;

use chrono::{DateTime, Utc};
use privacy::{Id, Personal};
use sea_orm::{ConnectionTrait, Statement, Value};

use crate::Error;
use crate::db::Tx;

/// Runs one writing statement; answers how many rows it changed.
async fn execute<const N: usize>(tx: &Tx, sql: &str, values: [Value; N]) -> Result<u64, Error> {
    let statement = Statement::from_sql_and_values(tx.sql().get_database_backend(), sql, values);
    Ok(tx.sql().execute_raw(statement).await?.rows_affected())
}

async fn execute_all(tx: &Tx, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
    let statement = Statement::from_sql_and_values(tx.sql().get_database_backend(), sql, values);
    Ok(tx.sql().execute_raw(statement).await?.rows_affected())
}

/// The condition that `column` names nobody of `spared`, after a first value `before`.
fn except(column: &str, before: DateTime<Utc>, spared: &[Id]) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = vec![before.into()];
    let mut places = Vec::new();
    for one in spared {
        values.push(one.as_str().into());
        places.push(format!("${}", values.len()));
    }
    let others =
        if places.is_empty() { String::new() } else { format!(" AND {column} NOT IN ({})", places.join(", ")) };
    (others, values)
}

fn text(personal: &Personal<String>) -> Value {
    personal.clone().into()
}
