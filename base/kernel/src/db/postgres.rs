//! What is particular to PostgreSQL: one schema and one account per service, in one database.

use std::time::Duration;

use anyhow::Context;
use privacy::{Digest, RecordDeclaration};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqlxPostgresConnector, Statement, TransactionTrait,
};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use super::login::{Login, Logins};
use super::{Durability, Engine, Migration, Pools, migrate, privileges};
use crate::clock::Clock;

const WAIT: Duration = Duration::from_secs(10);
const WRITERS: u32 = 8;

pub(super) async fn open(
    logins: &Logins,
    name: &str,
    readers: u32,
    durability: Durability,
    migrations: &[Migration],
    records: &[RecordDeclaration],
    clock: &Clock,
) -> anyhow::Result<Pools> {
    let schema = schema_of(name);
    let owner = as_owner(logins.owner(), name).await?;
    let login = prepare(&owner, logins, name, migrations, records, clock).await;
    let closed = owner.close().await;
    let login = login?;
    closed?;
    let refused = login.as_ref().map_or_else(String::new, |login| cannot_log_in(&login.role, name));
    let options = match login {
        Some(login) => in_schema(login.options, &schema),
        None => options_of(logins.owner(), &schema)?,
    };
    let synchronous = if durability == Durability::Process { "off" } else { "on" };
    let writer = PgPoolOptions::new()
        .max_connections(WRITERS)
        .acquire_timeout(WAIT)
        .connect_with(options.clone().options([("synchronous_commit", synchronous)]))
        .await
        .with_context(|| refused.clone())?;
    let reader = PgPoolOptions::new()
        .max_connections(readers)
        .acquire_timeout(WAIT)
        .connect_with(options.options([("default_transaction_read_only", "on")]))
        .await
        .with_context(|| refused.clone())?;
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
    Ok(in_schema(options, schema))
}

pub(crate) fn in_schema(options: PgConnectOptions, schema: &str) -> PgConnectOptions {
    options.application_name("fabrique").options([("search_path", schema)])
}

/// What to do when the account of a service is turned away.
pub(crate) fn cannot_log_in(role: &str, name: &str) -> String {
    format!(
        "le compte « {role} » du service ne peut pas ouvrir de connexion : autorisez-le dans pg_hba.conf, ou nommez un autre compte dans \
         [base.comptes] {name} = \"postgres://…\""
    )
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

/// Creates the schema, migrates it, and gives the service's account what it needs. Answers the account, or nothing when there can be none: the
/// wall between services is then the program's alone, and the log says so.
async fn prepare(
    owner: &DatabaseConnection,
    logins: &Logins,
    name: &str,
    migrations: &[Migration],
    records: &[RecordDeclaration],
    clock: &Clock,
) -> anyhow::Result<Option<Login>> {
    let schema = &schema_of(name);
    let tx = owner.begin().await?;
    tx.execute_unprepared(&format!(
        "SET LOCAL fabrique.migration = 'on'; SELECT pg_advisory_xact_lock(hashtext('fabrique-{schema}')); CREATE SCHEMA IF NOT EXISTS {schema}"
    ))
    .await?;
    migrate::run(&tx, Engine::Postgres, migrations, clock).await?;
    let login = logins.prepare(&tx, name).await?;
    match &login {
        Some(login) => privileges::grant(&tx, schema, &login.role, records).await?,
        None => missing(
            schema,
            "an account of its own for each service and rights by column: give the owner CREATEROLE, or name accounts in [base.comptes]",
        ),
    }
    if !privileges::guard(&tx).await? {
        missing(
            schema,
            "the guard that refuses undeclared changes of the schema: let a superuser start the program once",
        );
    }
    tx.commit().await?;
    Ok(login)
}

/// Says loudly that a defence is missing, at every start.
pub(super) fn missing(schema: &str, defence: &str) {
    tracing::warn!(schema, defence, "A DEFENCE IS MISSING on this PostgreSQL server");
}
