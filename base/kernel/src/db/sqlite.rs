//! What is particular to SQLite: one file, one writer, readers that cannot write.

use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use sea_orm::{SqliteTransactionMode, SqlxSqliteConnector, TransactionOptions, TransactionTrait};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{Durability, Engine, Migration, Pools, migrate};
use crate::clock::Clock;

const BUSY: Duration = Duration::from_secs(10);
const READERS: u32 = 4;

pub(super) async fn open(
    folder: &Path,
    name: &str,
    durability: Durability,
    migrations: &[Migration],
    clock: &Clock,
) -> anyhow::Result<Pools> {
    crate::files::create_private_folder(folder)?;
    let file = folder.join(format!("{name}.db"));
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(match durability {
            Durability::PowerCut => SqliteSynchronous::Full,
            Durability::Process => SqliteSynchronous::Normal,
        })
        // What is erased or purged is overwritten, not only forgotten.
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF")
        .pragma("cache_size", "-8000");
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(BUSY)
        .before_acquire(|connection, _| Box::pin(async move { Ok(is_clean(connection)) }))
        .connect_with(options.clone())
        .await
        .with_context(|| format!("la base {} ne peut pas être ouverte", file.display()))?;
    let writer = SqlxSqliteConnector::from_sqlx_sqlite_pool(writer);
    let tx = writer.begin_with_options(immediate()).await?;
    migrate::run(&tx, Engine::Sqlite, migrations, clock).await?;
    tx.commit().await?;
    let reader = SqlitePoolOptions::new()
        .max_connections(READERS)
        .min_connections(1)
        .acquire_timeout(BUSY)
        .connect_with(options.read_only(true).create_if_missing(false).pragma("query_only", "ON"))
        .await?;
    Ok(Pools { engine: Engine::Sqlite, reader: SqlxSqliteConnector::from_sqlx_sqlite_pool(reader), writer })
}

/// On a full disk SQLite undoes the transaction by itself, and the driver goes on believing that it is open: what the next one "commits" would
/// then be a savepoint that nobody else ever sees. Such a connection is closed and replaced.
fn is_clean(connection: &SqliteConnection) -> bool {
    let clean = !connection.is_in_transaction();
    if !clean {
        tracing::warn!("a write connection was left inside a transaction and is replaced");
    }
    clean
}

/// A write transaction takes the file's lock at once: a later upgrade from a read would fail with "database is locked" instead of waiting.
pub(crate) fn immediate() -> TransactionOptions {
    TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() }
}
