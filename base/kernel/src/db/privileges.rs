//! What the role of a service may do on PostgreSQL: read and write the declared columns, nothing else; and what keeps others out.

use std::collections::BTreeSet;

use anyhow::Context;
use privacy::RecordDeclaration;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};

/// Refuses, in every schema of ours, what changes a table outside of a migration.
const GUARD: &str = include_str!("../../schema/guard.postgres.sql");

/// Takes back everything, then gives the role what the declarations say, column by column: a column that somebody added is unreadable.
pub(super) async fn grant(
    tx: &DatabaseTransaction,
    schema: &str,
    role: &str,
    records: &[RecordDeclaration],
) -> anyhow::Result<()> {
    tx.execute_unprepared(&format!(
        "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}, PUBLIC;
         ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} REVOKE ALL ON TABLES FROM {role}, PUBLIC;
         REVOKE ALL ON SCHEMA {schema} FROM {role}, PUBLIC;
         GRANT USAGE ON SCHEMA {schema} TO {role};
         GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {role};"
    ))
    .await?;
    let present = present(tx, schema).await?;
    for record in records {
        let there = |column: &&str| present.contains(&(record.table.to_owned(), (*column).to_owned()));
        let columns: Vec<_> =
            record.fields.iter().map(|field| field.column).filter(there).map(|name| format!("\"{name}\"")).collect();
        if columns.is_empty() {
            continue;
        }
        tx.execute_unprepared(&statement(schema, role, record.table, &columns.join(", ")))
            .await
            .with_context(|| format!("les droits sur la table « {} » ne peuvent pas être donnés", record.table))?;
    }
    Ok(())
}

/// A line of the journal is written once and sealed once; its days grow and are never removed, and the owner alone marks one as purged; the list of
/// migrations is the owner's.
fn statement(schema: &str, role: &str, table: &str, columns: &str) -> String {
    let target = format!("ON {schema}.\"{table}\" TO {role}");
    match table {
        "journal_event" => format!("GRANT SELECT ({columns}), INSERT ({columns}), UPDATE (position, link) {target}"),
        "journal_segment" => {
            let made = "day, first_position, last_position, opening, root";
            format!("GRANT SELECT ({columns}), INSERT ({made}), UPDATE (last_position, root) {target}")
        }
        "kernel_migration" => format!("GRANT SELECT ({columns}) {target}"),
        _ => {
            format!("GRANT SELECT ({columns}), INSERT ({columns}), UPDATE ({columns}) {target}; GRANT DELETE {target}")
        }
    }
}

async fn present(tx: &DatabaseTransaction, schema: &str) -> anyhow::Result<BTreeSet<(String, String)>> {
    let list = "SELECT c.relname::text, a.attname::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped";
    let rows =
        tx.query_all_raw(Statement::from_sql_and_values(tx.get_database_backend(), list, [schema.into()])).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}

/// Puts the guard of schemas in place. Answers whether it stands: only a superuser may.
pub(super) async fn guard(tx: &DatabaseTransaction) -> anyhow::Result<bool> {
    let may =
        Statement::from_string(tx.get_database_backend(), "SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
    let may: bool = tx.query_one_raw(may).await?.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(false);
    if may {
        tx.execute_unprepared(GUARD).await.context("la garde des schémas ne peut pas être posée")?;
        return Ok(true);
    }
    let standing = "SELECT 1 FROM pg_event_trigger WHERE evtname = 'fabrique_garde' AND evtenabled <> 'D'";
    Ok(tx.query_one_raw(Statement::from_string(tx.get_database_backend(), standing)).await?.is_some())
}
