//! Reading and writing keys, wrapped.

use chrono::{DateTime, Utc};
use privacy::Id;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use crate::Error;

pub(super) async fn find(store: &DatabaseConnection, person: &Id) -> Result<Option<String>, Error> {
    let find = "SELECT wrapped FROM vault_key WHERE person = $1";
    let statement = Statement::from_sql_and_values(store.get_database_backend(), find, [person.as_str().into()]);
    Ok(store.query_one_raw(statement).await?.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// The names that begin with these words.
pub(super) async fn list_beginning(store: &DatabaseConnection, words: &str) -> Result<Vec<String>, Error> {
    let list = "SELECT person FROM vault_key WHERE person LIKE $1";
    let statement = Statement::from_sql_and_values(store.get_database_backend(), list, [format!("{words}%").into()]);
    let rows = store.query_all_raw(statement).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// Keeps a key, unless the person has one.
pub(super) async fn insert(
    store: &DatabaseConnection,
    person: &Id,
    wrapped: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let insert =
        "INSERT INTO vault_key (person, wrapped, created_at) VALUES ($1, $2, $3) ON CONFLICT (person) DO NOTHING";
    let values = [person.as_str().into(), wrapped.into(), now.into()];
    store.execute_raw(Statement::from_sql_and_values(store.get_database_backend(), insert, values)).await?;
    Ok(())
}

/// Removes a key for good. SQLite overwrites its bytes and empties its log; PostgreSQL does so when it next cleans the table, and until then
/// what remains is wrapped.
pub(super) async fn delete(store: &DatabaseConnection, person: &Id) -> Result<bool, Error> {
    let delete = "DELETE FROM vault_key WHERE person = $1";
    let backend = store.get_database_backend();
    let done = store.execute_raw(Statement::from_sql_and_values(backend, delete, [person.as_str().into()])).await?;
    if backend == DbBackend::Sqlite {
        store.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
    }
    Ok(done.rows_affected() > 0)
}

pub(super) async fn count(store: &DatabaseConnection) -> Result<u64, Error> {
    let count = Statement::from_string(store.get_database_backend(), "SELECT COUNT(*) FROM vault_key");
    let row = store.query_one_raw(count).await?;
    let count: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
    Ok(count.unsigned_abs())
}
