//! The only file of the purge that speaks to databases: counting, destroying, emptying, keeping reports.

use chrono::{DateTime, Utc};
use kernel::{Database, Error, Tx};
use privacy::{Erasure, FieldDeclaration, RecordDeclaration};
use sea_orm::{ConnectionTrait, Statement, TransactionTrait, Value};

use super::Report;
use crate::rights::store::{blank, delete_rows};

/// How many rows meet a condition.
///
/// # Errors
/// When the database does not answer.
pub async fn count(database: &Database, table: &str, condition: &str, values: &[Value]) -> Result<u64, Error> {
    let count = format!("SELECT COUNT(*) FROM \"{table}\" WHERE {condition}");
    let reader = database.reader();
    let row = reader
        .query_one_raw(Statement::from_sql_and_values(reader.get_database_backend(), count, values.to_vec()))
        .await?;
    Ok(row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0).unsigned_abs())
}

/// Destroys the rows that meet a condition: all at once, else one by one, so that a row that something holds back keeps no other. Answers how many
/// went and how many could not.
///
/// # Errors
/// When the database does not answer.
pub async fn destroy(
    tx: &Tx,
    records: &[RecordDeclaration],
    record: &RecordDeclaration,
    condition: &str,
    values: &[Value],
) -> Result<(u64, u64), Error> {
    let whole = tx.sql().begin().await?;
    match delete_rows(&whole, records, record, condition.to_owned(), values.to_vec()).await {
        Ok(gone) => {
            whole.commit().await?;
            return Ok((gone, 0));
        }
        Err(_) => whole.rollback().await?,
    }
    let (mut gone, mut held) = (0, 0);
    for (one, its_values) in one_by_one(tx, record, condition, values).await? {
        let step = tx.sql().begin().await?;
        match delete_rows(&step, records, record, one, its_values).await {
            Ok(rows) => {
                step.commit().await?;
                gone += rows;
            }
            Err(_) => {
                step.rollback().await?;
                held += 1;
            }
        }
    }
    Ok((gone, held))
}

/// A condition for each of the rows, by its key, whatever the type of the key.
async fn one_by_one(
    tx: &Tx,
    record: &RecordDeclaration,
    condition: &str,
    values: &[Value],
) -> Result<Vec<(String, Vec<Value>)>, Error> {
    let keys: Vec<_> = record.fields.iter().filter(|field| field.key).map(|field| field.column).collect();
    let texts: Vec<_> = keys.iter().map(|key| format!("CAST(\"{key}\" AS TEXT)")).collect();
    let select = format!("SELECT {} FROM \"{}\" WHERE {condition}", texts.join(", "), record.table);
    let backend = tx.sql().get_database_backend();
    let rows = tx.sql().query_all_raw(Statement::from_sql_and_values(backend, select, values.to_vec())).await?;
    let one = |row: &sea_orm::QueryResult| {
        let mut of_row: Vec<Value> = Vec::new();
        for rank in 0..keys.len() {
            of_row.push(row.try_get_by_index::<String>(rank)?.into());
        }
        let by_key: Vec<_> = texts.iter().enumerate().map(|(rank, text)| format!("{text} = ${}", rank + 1)).collect();
        Ok((by_key.join(" AND "), of_row))
    };
    rows.iter().map(one).collect()
}

/// Empties values in the rows that meet a condition. Answers in how many.
///
/// # Errors
/// When the database refuses or does not answer.
pub async fn empty(
    tx: &Tx,
    record: &RecordDeclaration,
    fields: &[&FieldDeclaration],
    condition: &str,
    values: &[Value],
) -> Result<u64, Error> {
    let backend = tx.sql().get_database_backend();
    let due = fields.iter().filter(|field| !matches!(field.kind.erasure(), Some(Erasure::Keep(_))));
    let sets: Vec<_> = due.map(|field| format!("\"{}\" = {}", field.column, blank(field, backend))).collect();
    if sets.is_empty() {
        return Ok(0);
    }
    let update = format!("UPDATE \"{}\" SET {} WHERE {condition}", record.table, sets.join(", "));
    let step = tx.sql().begin().await?;
    let done = step.execute_raw(Statement::from_sql_and_values(backend, update, values.to_vec())).await;
    match done {
        Ok(done) => {
            step.commit().await?;
            Ok(done.rows_affected())
        }
        Err(error) => {
            step.rollback().await?;
            Err(error.into())
        }
    }
}

/// Keeps a report.
///
/// # Errors
/// When the database does not answer.
pub async fn insert_report(tx: &Tx, report: &Report) -> Result<(), Error> {
    let insert =
        "INSERT INTO purge_report (id, done_at, counted_at, simulation, destroyed, anonymised, failures, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let number = |number: u64| Value::from(i64::try_from(number).unwrap_or(i64::MAX));
    let content = serde_json::to_string(report).map_err(anyhow::Error::from)?;
    let values = [
        tx.new_id().as_str().into(),
        tx.now().into(),
        report.au.into(),
        report.simulation.into(),
        number(report.destroyed()),
        number(report.anonymised()),
        number(report.failures()),
        content.into(),
    ];
    tx.sql().execute_raw(Statement::from_sql_and_values(tx.sql().get_database_backend(), insert, values)).await?;
    Ok(())
}

/// The latest reports, newest first, each with the instant at which it was made.
///
/// # Errors
/// When the database does not answer, or a report is not readable.
pub async fn list_reports(database: &Database) -> Result<Vec<(DateTime<Utc>, Report)>, Error> {
    let list = "SELECT done_at, content FROM purge_report ORDER BY done_at DESC LIMIT 100";
    let reader = database.reader();
    let rows = reader.query_all_raw(Statement::from_string(reader.get_database_backend(), list)).await?;
    let read = |row: &sea_orm::QueryResult| {
        let content: String = row.try_get_by_index(1)?;
        Ok((row.try_get_by_index(0)?, serde_json::from_str(&content).map_err(anyhow::Error::from)?))
    };
    rows.iter().map(read).collect()
}
