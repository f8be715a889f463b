//! What is particular to PostgreSQL: one schema and one role per service, in one database.

use std::time::Duration;

use anyhow::Context;
use privacy::{Digest, RecordDeclaration};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqlxPostgresConnector, Statement, TransactionTrait,
};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use super::{Durability, Engine, Migration, Pools, migrate, privileges};
use crate::clock::Clock;

const WAIT: Duration = Duration::from_secs(10);
const WRITERS: u32 = 8;

pub(super) async fn open(
    url: &str,
    name: &str,
    readers: u32,
    durability: Durability,
    migrations: &[Migration],
    records: &[RecordDeclaration],
    clock: &Clock,
) -> anyhow::Result<Pools> {
    let schema = schema_of(name);
    let options = options_of(url, &schema)?;
    let owner = as_owner(url, name).await?;
    let role = prepare(&owner, &schema, migrations, records, clock).await;
    let closed = owner.close().await;
    let role = role?;
    closed?;
    let options = match role {
        Some(role) => options.options([("role", role.as_str())]),
        None => options,
    };
    let synchronous = if durability == Durability::Process { "off" } else { "on" };
    let writer = PgPoolOptions::new()
        .max_connections(WRITERS)
        .acquire_timeout(WAIT)
        .connect_with(options.clone().options([("synchronous_commit", synchronous)]))
        .await?;
    let reader = PgPoolOptions::new()
        .max_connections(readers)
        .acquire_timeout(WAIT)
        .connect_with(options.options([("default_transaction_read_only", "on")]))
        .await?;
    Ok(Pools {
        engine: Engine::Postgres,
        reader: SqlxPostgresConnector::from_sqlx_postgres_pool(reader),
        writer: SqlxPostgresConnector::from_sqlx_postgres_pool(writer),
    })
}

/// Holds the advisory lock of `turn` until the transaction ends.
pub(super) async fn take_turn(sql: &DatabaseTransaction, turn: &Digest) -> Result<(), crate::Error> {
    let lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    sql.execute_raw(Statement::from_sql_and_values(sql.get_database_backend(), lock, [turn.as_str().into()])).await?;
    Ok(())
}

fn options_of(url: &str, schema: &str) -> anyhow::Result<PgConnectOptions> {
    let options: PgConnectOptions = url.parse().context("l'adresse de la base PostgreSQL n'est pas lisible")?;
    Ok(options.application_name("fabrique").options([("search_path", schema)]))
}

/// One connection of the account that owns the schema, for what the service's role may not do. To be closed at once.
pub(crate) async fn as_owner(url: &str, name: &str) -> anyhow::Result<DatabaseConnection> {
    let owner =
        PgPoolOptions::new().max_connections(1).acquire_timeout(WAIT).connect_with(options_of(url, &schema_of(name))?);
    Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(owner.await.context("la base PostgreSQL ne répond pas")?))
}

/// The schema of a service: its name with `_` for what an identifier refuses.
pub(crate) fn schema_of(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect()
}

/// Creates the schema, migrates it, and gives the service's role what it needs. Answers the role, or None when the operator's account
/// may not create roles: the wall between services is then the program's alone, and the log says so.
async fn prepare(
    owner: &DatabaseConnection,
    schema: &str,
    migrations: &[Migration],
    records: &[RecordDeclaration],
    clock: &Clock,
) -> anyhow::Result<Option<String>> {
    let tx = owner.begin().await?;
    tx.execute_unprepared(&format!(
        "SET LOCAL fabrique.migration = 'on'; SELECT pg_advisory_xact_lock(hashtext('fabrique-{schema}')); CREATE SCHEMA IF NOT EXISTS {schema}"
    ))
    .await?;
    migrate::run(&tx, Engine::Postgres, migrations, clock).await?;
    let role = create_role(&tx, schema).await?;
    match &role {
        Some(role) => privileges::grant(&tx, schema, role, records).await?,
        None => missing(schema, "one role per service and rights by column: give the account CREATEROLE"),
    }
    if !privileges::guard(&tx).await? {
        missing(
            schema,
            "the guard that refuses undeclared changes of the schema: let a superuser start the program once",
        );
    }
    tx.commit().await?;
    Ok(role)
}

/// Says loudly that a defence is missing, at every start.
fn missing(schema: &str, defence: &str) {
    tracing::warn!(schema, defence, "A DEFENCE IS MISSING on this PostgreSQL server");
}

async fn create_role(tx: &DatabaseTransaction, schema: &str) -> anyhow::Result<Option<String>> {
    let may = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user";
    let may = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), may)).await?;
    let may: bool = may.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(false);
    if !may {
        return Ok(None);
    }
    let role = format!("fabrique_{schema}");
    // Roles belong to the whole cluster: two deployments, or two tests, may create the same one at once.
    tx.execute_unprepared(&format!(
        "DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
             GRANT {role} TO current_user;"
    ))
    .await?;
    Ok(Some(role))
}
