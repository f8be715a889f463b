//! The write transaction: opened for somebody, closed by an event, or undone.

use chrono::{DateTime, Utc};
use privacy::{Digest, Id};
use sea_orm::{DatabaseTransaction, TransactionTrait};

use super::{Database, Engine, postgres, sqlite};
use crate::Error;
use crate::jobs::{Letter, job};
use crate::journal::{self, Event};

/// On whose behalf a write is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person, by account.
    Person(Id),
    /// The program itself: a job, an import, the demonstration. The text is a short fixed name.
    System(&'static str),
    /// Nobody is signed in: a public form.
    Anonymous,
}

impl Actor {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Person(_) => "personne",
            Self::System(_) => "systeme",
            Self::Anonymous => "anonyme",
        }
    }

    /// Their account, or the program's name for itself; empty for nobody.
    pub fn name(&self) -> &str {
        match self {
            Self::Person(account) => account.as_str(),
            Self::System(name) => name,
            Self::Anonymous => "",
        }
    }
}

/// A write in progress. Dropped without [`commit`](Tx::commit), it leaves nothing behind.
#[must_use = "a transaction that is not committed is undone"]
pub struct Tx {
    sql: DatabaseTransaction,
    database: Database,
    actor: Actor,
    now: DateTime<Utc>,
}

impl Tx {
    pub(super) async fn open(database: Database, actor: Actor) -> Result<Self, Error> {
        let sql = match database.engine() {
            Engine::Sqlite => database.writer().begin_with_options(sqlite::immediate()).await?,
            Engine::Postgres => database.writer().begin().await?,
        };
        let now = database.clock().now();
        Ok(Self { sql, database, actor, now })
    }

    /// What store.rs speaks to.
    pub fn sql(&self) -> &DatabaseTransaction {
        &self.sql
    }

    /// When this write happens: one instant for all its lines.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// On whose behalf it is made.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Waits until no other write holds the same turn, and holds it to the end: what is counted then inserted is counted one by one. SQLite has one
    /// writer at a time already.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn take_turn(&self, turn: &Digest) -> Result<(), Error> {
        match self.database.engine() {
            Engine::Sqlite => Ok(()),
            Engine::Postgres => postgres::take_turn(&self.sql, turn).await,
        }
    }

    /// A new identifier.
    pub fn new_id(&self) -> Id {
        self.database.random().id(self.now)
    }

    /// A new identifier for what happened at `instant`, so that it sorts with what happened then.
    pub fn id_at(&self, instant: DateTime<Utc>) -> Id {
        self.database.random().id(instant)
    }

    /// Writes one more line to the journal; the write ends with [`commit`](Tx::commit) all the same.
    pub async fn note(&self, event: Event) -> Result<(), Error> {
        journal::write(&self.sql, &self.actor, self.now, &[event]).await
    }

    /// Writes many lines to the journal at once.
    pub async fn note_all(&self, events: &[Event]) -> Result<(), Error> {
        journal::write(&self.sql, &self.actor, self.now, events).await
    }

    /// Asks for background work, which starts only once this write is committed.
    pub async fn enqueue(&self, kind: &'static str, payload: &impl serde::Serialize) -> Result<(), Error> {
        let payload = serde_json::to_string(payload).map_err(anyhow::Error::from)?;
        job::insert(&self.sql, self.new_id(), kind, payload, self.now, self.now).await
    }

    /// Puts a letter in the outbox, its text sealed; it leaves only once this write is committed.
    pub async fn letter(&self, letter: Letter) -> Result<(), Error> {
        let id = letter.insert(&self.sql, self.database.vault(), self.new_id(), self.now).await?;
        self.enqueue(crate::jobs::SEND_LETTER, &id).await
    }

    /// Ends the write: its data and the event that tells of it become visible together, or not at all.
    pub async fn commit(self, event: Event) -> Result<(), Error> {
        self.note(event).await?;
        self.close().await
    }

    /// Ends a write of the kernel's own that the list of kernel identities names (session, sign-in code): it leaves no line.
    pub(crate) async fn close(self) -> Result<(), Error> {
        self.sql.commit().await?;
        self.database.note_commit();
        Ok(())
    }
}
