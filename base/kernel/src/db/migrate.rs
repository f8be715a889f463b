//! Migrations: forward only, one SQL file each, checksummed. A database that does not match the program stops the start.

use std::collections::BTreeMap;

use anyhow::{Context, bail};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use sha2::{Digest, Sha256};

use super::Engine;
use crate::clock::Clock;

/// The text of a migration.
#[derive(Clone, Copy, Debug)]
pub enum Sql {
    /// The same text on both engines: the usual case.
    Same(&'static str),
    /// For what only the kernel needs: identity columns, triggers.
    PerEngine {
        /// For SQLite.
        sqlite: &'static str,
        /// For PostgreSQL.
        postgres: &'static str,
    },
}

/// One step of a schema. Steps are applied once, in the order of their names.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// `AAAAMMJJHHMM_verb_object`.
    pub name: &'static str,
    /// What it does.
    pub sql: Sql,
}

impl Migration {
    /// A step whose SQL is the same on both engines.
    pub const fn new(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql: Sql::Same(sql) }
    }

    /// A step with one text per engine.
    pub const fn per_engine(name: &'static str, sqlite: &'static str, postgres: &'static str) -> Self {
        Self { name, sql: Sql::PerEngine { sqlite, postgres } }
    }

    pub(crate) fn text(&self, engine: Engine) -> &'static str {
        match (self.sql, engine) {
            (Sql::Same(text), _) => text,
            (Sql::PerEngine { sqlite, .. }, Engine::Sqlite) => sqlite,
            (Sql::PerEngine { postgres, .. }, Engine::Postgres) => postgres,
        }
    }

    /// SHA-256 of the text, in hexadecimal.
    pub fn checksum(&self, engine: Engine) -> String {
        crate::hex(&Sha256::digest(self.text(engine)))
    }
}

/// The tables that every database has: journal, jobs, letters, roles.
const KERNEL: &[Migration] = &[
    Migration::per_engine(
        "202611241000_create_kernel",
        include_str!("../../schema/202611241000_create_kernel.sqlite.sql"),
        include_str!("../../schema/202611241000_create_kernel.postgres.sql"),
    ),
    Migration::new("202611241100_seal_letter", include_str!("../../schema/202611241100_seal_letter.sql")),
    Migration::per_engine(
        "202611241310_purge_journal",
        include_str!("../../schema/202611241310_purge_journal.sqlite.sql"),
        include_str!("../../schema/202611241310_purge_journal.postgres.sql"),
    ),
    Migration::per_engine(
        "202611241510_keep_journal",
        include_str!("../../schema/202611241510_keep_journal.sqlite.sql"),
        include_str!("../../schema/202611241510_keep_journal.postgres.sql"),
    ),
];

pub(super) fn with_kernel(of_service: &[Migration]) -> Vec<Migration> {
    let mut all: Vec<Migration> = KERNEL.iter().chain(of_service).copied().collect();
    all.sort_by_key(|migration| migration.name);
    all
}

/// Applies what is missing, inside the caller's transaction, which keeps other processes out and undoes everything when a step fails.
///
/// # Errors
/// When two steps share a name, when an applied step has another text than the program's, when the database is newer than the program, or when
/// a step fails.
pub(super) async fn run(
    tx: &DatabaseTransaction,
    engine: Engine,
    all: &[Migration],
    clock: &Clock,
) -> anyhow::Result<()> {
    if let Some(pair) = all.windows(2).find(|pair| pair[0].name == pair[1].name) {
        bail!("deux migrations portent le nom « {} »", pair[0].name);
    }
    tx.execute_unprepared(
        "CREATE TABLE IF NOT EXISTS kernel_migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at TIMESTAMPTZ NOT NULL)",
    )
    .await?;
    let applied = applied(tx).await?;
    refuse_differences(&applied, engine, all)?;
    for migration in all.iter().filter(|migration| !applied.contains_key(migration.name)) {
        tx.execute_unprepared(migration.text(engine))
            .await
            .with_context(|| format!("la migration « {} » a échoué ; rien n'a été changé", migration.name))?;
        let note = "INSERT INTO kernel_migration (name, checksum, applied_at) VALUES ($1, $2, $3)";
        let values = [migration.name.into(), migration.checksum(engine).into(), clock.now().into()];
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), note, values)).await?;
        tracing::info!(migration = migration.name, "migration applied");
    }
    Ok(())
}

async fn applied(tx: &DatabaseTransaction) -> anyhow::Result<BTreeMap<String, String>> {
    let all = Statement::from_string(tx.get_database_backend(), "SELECT name, checksum FROM kernel_migration");
    let rows = tx.query_all_raw(all).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}

fn refuse_differences(applied: &BTreeMap<String, String>, engine: Engine, all: &[Migration]) -> anyhow::Result<()> {
    let known: BTreeMap<&str, String> = all.iter().map(|one| (one.name, one.checksum(engine))).collect();
    for (name, checksum) in applied {
        match known.get(name.as_str()) {
            None => bail!(
                "la base a reçu la migration « {name} » que ce programme ne connaît pas : elle vient d'une version plus récente. \
                 Lancez cette version, ou restaurez une sauvegarde."
            ),
            Some(ours) if ours != checksum => bail!(
                "la migration « {name} » a été modifiée après son application : une migration ne se corrige que par une nouvelle. \
                 Rétablissez son texte d'origine."
            ),
            Some(_) => {}
        }
    }
    Ok(())
}
