//! The ledger of restrictions: whose data are kept without being used, since when.

use chrono::{DateTime, Utc};
use kernel::{Database, Error, Id, Personal, Tx};
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};

/// A restriction.
#[derive(Clone, Debug)]
pub struct Restriction {
    /// Its identifier.
    pub id: Id,
    /// The request that asked for it.
    pub request: Id,
    /// The account of the person.
    pub account: Option<Id>,
    /// The address of the person; empty once they are erased.
    pub email: Personal<String>,
    /// The beginning.
    pub since: DateTime<Utc>,
    /// When its end was decided, of which the person is told first.
    pub end_planned_at: Option<DateTime<Utc>>,
    /// The end.
    pub lifted_at: Option<DateTime<Utc>>,
}

const COLUMNS: &str = "id, request, account, email, since, end_planned_at, lifted_at";

fn restriction(row: &QueryResult) -> Result<Restriction, Error> {
    Ok(Restriction {
        id: row.try_get_by_index(0)?,
        request: row.try_get_by_index(1)?,
        account: row.try_get_by_index(2)?,
        email: row.try_get_by_index(3)?,
        since: row.try_get_by_index(4)?,
        end_planned_at: row.try_get_by_index(5)?,
        lifted_at: row.try_get_by_index(6)?,
    })
}

/// Writes a restriction.
///
/// # Errors
/// When the request has one already, or the database does not answer.
pub async fn insert(tx: &Tx, request: &Id, account: Option<&Id>, email: &Personal<String>) -> Result<(), Error> {
    let insert = "INSERT INTO rights_restriction (id, request, account, email, since) VALUES ($1, $2, $3, $4, $5)";
    let values: Vec<Value> = vec![
        tx.new_id().as_str().into(),
        request.as_str().into(),
        account.map(Id::as_str).into(),
        email.clone().into(),
        tx.now().into(),
    ];
    change(tx, insert, values).await.map(drop)
}

/// Plans the end of the restriction of a request; false when there is none in force, or its end is planned already.
///
/// # Errors
/// When the database does not answer.
pub async fn plan_end(tx: &Tx, request: &Id) -> Result<bool, Error> {
    let plan = "UPDATE rights_restriction SET end_planned_at = $1 WHERE request = $2 AND end_planned_at IS NULL";
    Ok(change(tx, plan, vec![tx.now().into(), request.as_str().into()]).await? == 1)
}

/// Ends a restriction; false when it was before.
///
/// # Errors
/// When the database does not answer.
pub async fn end(tx: &Tx, id: &Id) -> Result<bool, Error> {
    let end = "UPDATE rights_restriction SET lifted_at = $1 WHERE id = $2 AND lifted_at IS NULL";
    Ok(change(tx, end, vec![tx.now().into(), id.as_str().into()]).await? == 1)
}

/// The restriction that a request led to.
///
/// # Errors
/// When the database does not answer.
pub async fn find_for_request(database: &Database, request: &Id) -> Result<Option<Restriction>, Error> {
    Ok(list(database, "WHERE request = $1", vec![request.as_str().into()]).await?.pop())
}

/// The restrictions in force, oldest first. Somebody who was erased since has no data left to spare.
///
/// # Errors
/// When the database does not answer.
pub async fn list_active(database: &Database) -> Result<Vec<Restriction>, Error> {
    list(database, "WHERE lifted_at IS NULL AND email <> '' ORDER BY since", Vec::new()).await
}

/// Those in force and those that ended, the ones in force first.
///
/// # Errors
/// When the database does not answer.
pub async fn list_running(database: &Database) -> Result<Vec<Restriction>, Error> {
    let order = "ORDER BY CASE WHEN lifted_at IS NULL THEN 0 ELSE 1 END, since LIMIT 200";
    list(database, order, Vec::new()).await
}

async fn list(database: &Database, rest: &str, values: Vec<Value>) -> Result<Vec<Restriction>, Error> {
    let reader = database.reader();
    let select = format!("SELECT {COLUMNS} FROM rights_restriction {rest}");
    let rows =
        reader.query_all_raw(Statement::from_sql_and_values(reader.get_database_backend(), select, values)).await?;
    rows.iter().map(restriction).collect()
}

async fn change(tx: &Tx, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
    let statement = Statement::from_sql_and_values(tx.sql().get_database_backend(), sql, values);
    Ok(tx.sql().execute_raw(statement).await?.rows_affected())
}
