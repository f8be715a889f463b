//! One database per service, on SQLite or PostgreSQL: the same code above, one module per engine below.
//!
//! Reads come from a pool that the engine itself keeps read-only; writes go through [`Tx`], which ends with an event in
//! the journal of the same database.

pub(crate) mod faults;
mod login;
pub mod migrate;
mod postgres;
mod privileges;
mod sqlite;
mod tx;
mod version;

use std::path::PathBuf;
use std::sync::Arc;

use privacy::RecordDeclaration;
use sea_orm::DatabaseConnection;
use tokio::sync::Notify;

pub(crate) use login::{Login, Logins};
pub use migrate::{Migration, Sql};
pub(crate) use postgres::{as_owner, cannot_log_in, in_schema, schema_of};
pub(crate) use sqlite::immediate;
pub use tx::{Actor, Tx};
pub use version::Version;

use crate::clock::Clock;
use crate::random::Random;
use crate::vault::Vault;

/// Which engine holds the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// An embedded file.
    Sqlite,
    /// A server.
    Postgres,
}

/// What an acknowledged write survives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Durability {
    /// A power cut: every commit waits for the disk.
    #[default]
    PowerCut,
    /// The death of the process only. For tests and throw-away data.
    Process,
}

/// Where the databases of a deployment stand.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// One file per service in a folder.
    Sqlite {
        /// The folder; created when missing.
        folder: PathBuf,
        /// What a commit waits for.
        durability: Durability,
    },
    /// One schema and one account per service in a PostgreSQL database.
    Postgres {
        /// The account that owns the schemas, and those of the services.
        logins: Logins,
        /// Connections that serve reads, per service.
        readers: u32,
        /// What a commit waits for.
        durability: Durability,
    },
}

/// The database of one service. Cheap to clone.
#[derive(Clone)]
pub struct Database(Arc<Inner>);

struct Inner {
    name: String,
    engine: Engine,
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    steps: Vec<Migration>,
    vault: Vault,
    version: Version,
    written: Notify,
    clock: Clock,
    random: Random,
}

struct Pools {
    engine: Engine,
    reader: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Database {
    /// Opens the database `name`, creates it when missing, and applies the migrations that it lacks. On PostgreSQL the service's account is
    /// given the declared columns of `records`, and no other.
    ///
    /// # Errors
    /// When the place cannot be reached or written, or when an applied migration differs from the program's.
    pub(crate) async fn open(
        place: &Place,
        name: &str,
        migrations: &[Migration],
        records: &[RecordDeclaration],
        vault: Vault,
        clock: Clock,
        random: Random,
    ) -> anyhow::Result<Self> {
        let all = migrate::with_kernel(migrations);
        let pools = match place {
            Place::Sqlite { folder, durability } => sqlite::open(folder, name, *durability, &all, &clock).await?,
            Place::Postgres { logins, readers, durability } => {
                postgres::open(logins, name, *readers, *durability, &all, records, &clock).await?
            }
        };
        let Pools { engine, reader, writer } = pools;
        let database = Self(Arc::new(Inner {
            name: name.to_owned(),
            engine,
            reader,
            writer,
            steps: all,
            vault,
            version: Version::default(),
            written: Notify::new(),
            clock,
            random,
        }));
        database.look_for_changes().await?;
        Ok(database)
    }

    /// The name of the service's database, such as `fabrique`.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The engine underneath.
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// The read-only pool: a write through it fails in the database itself.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.0.reader
    }

    /// Grows at each change of the data, whoever made it: a value computed from the database is good while this stays the same.
    pub fn version(&self) -> u64 {
        self.0.version.current()
    }

    /// Opens a write transaction for `actor`. Requests come here through [`Can`](crate::Can), jobs and imports with a system identity.
    pub(crate) async fn begin(&self, actor: Actor) -> Result<Tx, crate::Error> {
        Tx::open(self.clone(), actor).await
    }

    /// Opens a write on behalf of the program itself, for what is done on every database of a deployment: purge, erasure.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin_as_system(&self, name: &'static str) -> Result<Tx, crate::Error> {
        self.begin(Actor::System(name)).await
    }

    /// Empties the write-ahead log of SQLite into the file, where deleted values are overwritten: nothing of them is left on the disk. PostgreSQL
    /// cleans its own tables.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn scrub(&self) -> Result<(), crate::Error> {
        use sea_orm::ConnectionTrait;
        if self.engine() == Engine::Sqlite {
            self.writer().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// The keys of the people whose data it holds encrypted.
    pub fn vault(&self) -> &Vault {
        &self.0.vault
    }

    /// The steps of its schema, the kernel's included.
    pub(crate) fn steps(&self) -> &[Migration] {
        &self.0.steps
    }

    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.0.writer
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.0.clock
    }

    pub(crate) fn random(&self) -> &Random {
        &self.0.random
    }

    /// Called after each commit of this process: derived values are stale, and the sealer and the workers have something to do.
    pub(crate) fn note_commit(&self) {
        self.0.version.bump();
        self.0.written.notify_waiters();
    }

    /// Waits until something is written by this process.
    pub(crate) async fn next_write(&self) {
        self.0.written.notified().await;
    }

    /// Looks whether another process wrote since the last look; called every second by the kernel's background task.
    pub(crate) async fn look_for_changes(&self) -> Result<(), crate::Error> {
        self.0.version.look(&self.0.reader).await
    }

    /// Closes the pools and the vault: the files are whole and may be copied afterwards.
    pub async fn close(&self) {
        let _ = self.0.writer.clone().close().await;
        let _ = self.0.reader.clone().close().await;
        self.0.vault.close().await;
    }
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database").field("name", &self.0.name).field("engine", &self.0.engine).finish()
    }
}
