//! What is particular to PostgreSQL: one schema and one role per service, in one database.

use std::time::Duration;

use anyhow::Context;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqlxPostgresConnector, Statement, TransactionTrait};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use super::{Durability, Engine, Migration, Pools, migrate};
use crate::clock::Clock;

const WAIT: Duration = Duration::from_secs(10);
const WRITERS: u32 = 8;

pub(super) async fn open(
    url: &str,
    name: &str,
    readers: u32,
    durability: Durability,
    migrations: &[Migration],
    clock: &Clock,
) -> anyhow::Result<Pools> {
    let schema = schema_of(name);
    let options: PgConnectOptions = url.parse().context("l'adresse de la base PostgreSQL n'est pas lisible")?;
    let options = options.application_name("fabrique").options([("search_path", schema.as_str())]);
    let owner = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(WAIT)
        .connect_with(options.clone())
        .await
        .context("la base PostgreSQL ne répond pas")?;
    let owner = SqlxPostgresConnector::from_sqlx_postgres_pool(owner);
    let role = prepare(&owner, &schema, migrations, clock).await;
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
    clock: &Clock,
) -> anyhow::Result<Option<String>> {
    let tx = owner.begin().await?;
    tx.execute_unprepared(&format!(
        "SELECT pg_advisory_xact_lock(hashtext('fabrique-{schema}')); CREATE SCHEMA IF NOT EXISTS {schema}"
    ))
    .await?;
    migrate::run(&tx, Engine::Postgres, migrations, clock).await?;
    let role = create_role(&tx, schema).await?;
    if let Some(role) = &role {
        tx.execute_unprepared(&format!(
            "GRANT USAGE ON SCHEMA {schema} TO {role};
             GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role};
             GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {role};
             REVOKE UPDATE, DELETE, TRUNCATE ON journal_event FROM {role};
             GRANT UPDATE (position, link) ON journal_event TO {role};
             REVOKE INSERT, UPDATE, DELETE ON kernel_migration FROM {role};"
        ))
        .await?;
    }
    tx.commit().await?;
    Ok(role)
}

async fn create_role(tx: &DatabaseTransaction, schema: &str) -> anyhow::Result<Option<String>> {
    let may = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user";
    let may = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), may)).await?;
    let may: bool = may.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(false);
    if !may {
        tracing::warn!(schema, "the database account may not create roles: services share one role, and a defence is missing");
        return Ok(None);
    }
    let role = format!("fabrique_{schema}");
    // Roles belong to the whole cluster: two deployments, or two tests, may create the same one at once.
    tx
        .execute_unprepared(&format!(
            "DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
             GRANT {role} TO current_user;"
        ))
        .await?;
    Ok(Some(role))
}
