//! Where a store of keys stands on each engine, and how it is opened.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, SqlxPostgresConnector, SqlxSqliteConnector, Statement, TransactionTrait,
};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::config::Config;
use crate::db::{Durability, Engine, Login, Logins, cannot_log_in, in_schema, schema_of};

const WAIT: Duration = Duration::from_secs(10);

/// The table, beside the data and never among them.
const TABLE: &str = "CREATE TABLE IF NOT EXISTS vault_key (person TEXT PRIMARY KEY, wrapped TEXT NOT NULL, created_at TIMESTAMPTZ NOT NULL)";

pub(super) enum StorePlace {
    Sqlite { file: PathBuf, durability: Durability },
    Postgres { logins: Logins, name: String },
}

impl StorePlace {
    pub(super) fn of(config: &Config, name: &str) -> Self {
        match Logins::of(config) {
            None => {
                Self::Sqlite { file: folder(config).join(format!("{name}.db")), durability: config.base.durabilite }
            }
            Some(logins) => Self::Postgres { logins, name: name.to_owned() },
        }
    }

    pub(super) fn engine(&self) -> Engine {
        match self {
            Self::Sqlite { .. } => Engine::Sqlite,
            Self::Postgres { .. } => Engine::Postgres,
        }
    }

    /// The schema of the keys; SQLite has but one.
    pub(super) fn schema(&self) -> String {
        match self {
            Self::Sqlite { .. } => "main".into(),
            Self::Postgres { name, .. } => format!("{}_coffre", schema_of(name)),
        }
    }

    /// Was the store ever needed?
    pub(super) async fn exists(&self) -> anyhow::Result<bool> {
        match self {
            Self::Sqlite { file, .. } => Ok(file.exists()),
            Self::Postgres { logins, .. } => {
                let owner = connect(logins.owner().parse()?, 1).await?;
                let find = "SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = 'vault_key'";
                let statement =
                    Statement::from_sql_and_values(owner.get_database_backend(), find, [self.schema().into()]);
                let found = owner.query_one_raw(statement).await?.is_some();
                owner.close().await?;
                Ok(found)
            }
        }
    }

    /// Opens the store, made when missing.
    pub(super) async fn open(&self) -> anyhow::Result<DatabaseConnection> {
        match self {
            Self::Sqlite { file, durability } => open_file(file, *durability).await,
            Self::Postgres { logins, name } => open_schema(logins, name, &self.schema()).await,
        }
    }
}

/// The folder of the stores on SQLite.
pub(super) fn folder(config: &Config) -> PathBuf {
    config.donnees.join("coffre")
}

async fn open_file(file: &std::path::Path, durability: Durability) -> anyhow::Result<DatabaseConnection> {
    if let Some(folder) = file.parent() {
        crate::files::create_private_folder(folder)?;
    }
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .busy_timeout(WAIT)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(if durability == Durability::Process {
            SqliteSynchronous::Normal
        } else {
            SqliteSynchronous::Full
        })
        // The bytes of a destroyed key are overwritten, not only forgotten.
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF");
    let pool = SqlitePoolOptions::new().max_connections(1).acquire_timeout(WAIT).connect_with(options).await;
    let store = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool.context("le coffre ne peut pas être ouvert")?);
    store.execute_unprepared(TABLE).await?;
    Ok(store)
}

async fn open_schema(logins: &Logins, name: &str, schema: &str) -> anyhow::Result<DatabaseConnection> {
    let options: PgConnectOptions =
        logins.owner().parse().context("l'adresse de la base PostgreSQL n'est pas lisible")?;
    let options = in_schema(options, schema);
    let owner = connect(options.clone(), 1).await?;
    let tx = owner.begin().await?;
    tx.execute_unprepared(&format!(
        "SELECT pg_advisory_xact_lock(hashtext('fabrique-{schema}')); CREATE SCHEMA IF NOT EXISTS {schema}; {TABLE}"
    ))
    .await?;
    let login = logins.find(&tx, name).await?;
    if let Some(Login { role, .. }) = &login {
        tx.execute_unprepared(&format!(
            "REVOKE ALL ON SCHEMA {schema} FROM PUBLIC, {role}; REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC, {role};
             GRANT USAGE ON SCHEMA {schema} TO {role};
             GRANT SELECT (person, wrapped, created_at), INSERT (person, wrapped, created_at) ON {schema}.vault_key TO {role};
             GRANT DELETE ON {schema}.vault_key TO {role};"
        ))
        .await?;
    }
    tx.commit().await?;
    owner.close().await?;
    match login {
        Some(login) => {
            connect(in_schema(login.options, schema), 4).await.with_context(|| cannot_log_in(&login.role, name))
        }
        None => connect(options, 4).await,
    }
}

async fn connect(options: PgConnectOptions, connections: u32) -> anyhow::Result<DatabaseConnection> {
    let pool = PgPoolOptions::new().max_connections(connections).acquire_timeout(WAIT).connect_with(options).await;
    Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(pool.context("le coffre ne peut pas être ouvert")?))
}
