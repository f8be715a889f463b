//! The table of jobs: asked, taken, done, failed, dead.

use chrono::{DateTime, TimeDelta, Utc};
use privacy::Id;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement, TransactionTrait};
use serde::Serialize;

use crate::Error;
use crate::db::{Database, Engine};

/// A job is tried this many times before it is left as a dead letter.
pub(crate) const TRIES: i64 = 8;
/// A worker that died holding a job loses it after this long.
const LEASE: TimeDelta = TimeDelta::minutes(10);

/// A job taken by this worker.
pub(crate) struct Taken {
    pub id: String,
    pub kind: String,
    pub payload: String,
    pub attempts: i64,
}

/// A job that failed for good: kind, number of tries and last error, without its payload.
#[derive(Clone, Debug, Serialize)]
pub struct DeadJob {
    /// Its identifier.
    pub id: String,
    /// What it was to do.
    pub kind: String,
    /// The last error, without values.
    pub last_error: String,
    /// When it last failed.
    pub at: DateTime<Utc>,
}

/// How much work waits.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Backlog {
    /// Jobs to be done, now or later.
    pub waiting: i64,
    /// Jobs given up.
    pub dead: i64,
}

pub(crate) async fn insert(
    sql: &impl ConnectionTrait,
    id: Id,
    kind: &str,
    payload: String,
    now: DateTime<Utc>,
    run_at: DateTime<Utc>,
) -> Result<(), Error> {
    let insert = "INSERT INTO kernel_job (id, kind, payload, run_at, attempts, state, created_at) VALUES ($1, $2, $3, $4, 0, 'attente', $5)";
    let values = [id.as_str().into(), kind.into(), payload.into(), run_at.into(), now.into()];
    sql.execute_raw(Statement::from_sql_and_values(sql.get_database_backend(), insert, values)).await?;
    Ok(())
}

/// Takes the next due job, or none. Two workers never take the same one.
pub(crate) async fn take(database: &Database) -> Result<Option<Taken>, Error> {
    let now = database.clock().now();
    let backend = database.writer().get_database_backend();
    let due = "state = 'attente' AND run_at <= $1 OR state = 'cours' AND locked_until <= $1";
    let peek =
        Statement::from_sql_and_values(backend, format!("SELECT 1 FROM kernel_job WHERE {due} LIMIT 1"), [now.into()]);
    if database.reader().query_one_raw(peek).await?.is_none() {
        return Ok(None);
    }
    let skip = if database.engine() == Engine::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
    let take = format!(
        "UPDATE kernel_job SET state = 'cours', locked_until = $2, attempts = attempts + 1
         WHERE id = (SELECT id FROM kernel_job WHERE {due} ORDER BY run_at LIMIT 1 {skip})
         RETURNING id, kind, payload, attempts"
    );
    let statement = Statement::from_sql_and_values(backend, take, [now.into(), (now + LEASE).into()]);
    let Some(row) = database.writer().query_one_raw(statement).await? else { return Ok(None) };
    Ok(Some(Taken {
        id: row.try_get_by_index(0)?,
        kind: row.try_get_by_index(1)?,
        payload: row.try_get_by_index(2)?,
        attempts: row.try_get_by_index(3)?,
    }))
}

pub(crate) async fn done(database: &Database, id: &str) -> Result<(), Error> {
    let done = "UPDATE kernel_job SET state = 'fait', payload = '', locked_until = NULL, last_error = NULL, done_at = $1 WHERE id = $2";
    write(database, done, [database.clock().now().into(), id.into()]).await
}

/// Puts a failed job back with a wait that doubles (30 s, 1 min … 64 min), or gives it up after the last try.
pub(crate) async fn failed(database: &Database, job: &Taken, error: &str) -> Result<(), Error> {
    let now = database.clock().now();
    if job.attempts >= TRIES {
        let dead =
            "UPDATE kernel_job SET state = 'mort', locked_until = NULL, last_error = $1, done_at = $2 WHERE id = $3";
        return write(database, dead, [error.into(), now.into(), job.id.as_str().into()]).await;
    }
    let wait = TimeDelta::seconds(30 << (job.attempts - 1).clamp(0, 7));
    let again =
        "UPDATE kernel_job SET state = 'attente', locked_until = NULL, last_error = $1, run_at = $2 WHERE id = $3";
    write(database, again, [error.into(), (now + wait).into(), job.id.as_str().into()]).await
}

/// Asks for the next turn of a periodic job, unless one waits already.
pub(crate) async fn ensure_scheduled(database: &Database, kind: &str, run_at: DateTime<Utc>) -> Result<(), Error> {
    let waiting = "SELECT 1 FROM kernel_job WHERE kind = $1 AND state IN ('attente', 'cours') LIMIT 1";
    let waiting = Statement::from_sql_and_values(database.writer().get_database_backend(), waiting, [kind.into()]);
    if database.reader().query_one_raw(waiting.clone()).await?.is_some() {
        return Ok(());
    }
    let tx = match database.engine() {
        Engine::Sqlite => database.writer().begin_with_options(crate::db::immediate()).await?,
        Engine::Postgres => database.writer().begin().await?,
    };
    if tx.query_one_raw(waiting).await?.is_none() {
        let now = database.clock().now();
        insert(&tx, database.random().id(now), kind, "null".into(), now, run_at).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn write<const N: usize>(database: &Database, sql: &str, values: [sea_orm::Value; N]) -> Result<(), Error> {
    let writer: &DatabaseConnection = database.writer();
    writer.execute_raw(Statement::from_sql_and_values(writer.get_database_backend(), sql, values)).await?;
    Ok(())
}

impl Database {
    /// How much work waits, and how much was given up.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn backlog(&self) -> Result<Backlog, Error> {
        let count = "SELECT COALESCE(SUM(CASE WHEN state IN ('attente', 'cours') THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN state = 'mort' THEN 1 ELSE 0 END), 0) FROM kernel_job";
        let statement = Statement::from_string(self.reader().get_database_backend(), count);
        let Some(row) = self.reader().query_one_raw(statement).await? else { return Ok(Backlog::default()) };
        Ok(Backlog { waiting: row.try_get_by_index(0)?, dead: row.try_get_by_index(1)? })
    }

    /// The jobs given up, latest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn dead_jobs(&self) -> Result<Vec<DeadJob>, Error> {
        let list =
            "SELECT id, kind, last_error, done_at FROM kernel_job WHERE state = 'mort' ORDER BY done_at DESC LIMIT 100";
        let rows =
            self.reader().query_all_raw(Statement::from_string(self.reader().get_database_backend(), list)).await?;
        rows.iter()
            .map(|row| {
                Ok(DeadJob {
                    id: row.try_get_by_index(0)?,
                    kind: row.try_get_by_index(1)?,
                    last_error: row.try_get_by_index::<Option<String>>(2)?.unwrap_or_default(),
                    at: row.try_get_by_index(3)?,
                })
            })
            .collect()
    }
}
