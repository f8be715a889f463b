//! The version of a database: what tells a cached value that it is out of date, across processes.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

/// A counter that grows with each commit seen.
#[derive(Debug, Default)]
pub struct Version {
    counter: AtomicU64,
    last_seen: Mutex<(i64, i64)>,
}

impl Version {
    /// The counter now.
    pub fn current(&self) -> u64 {
        self.counter.load(Ordering::Acquire)
    }

    pub(super) fn bump(&self) {
        self.counter.fetch_add(1, Ordering::AcqRel);
    }

    /// Every write leaves a journal line, so the ends of the journal tell of other processes' writes. Two ends, because on PostgreSQL a
    /// line may become visible after one with a higher identifier: it still gets the next position when it is sealed.
    pub(super) async fn look(&self, reader: &DatabaseConnection) -> Result<(), crate::Error> {
        let ends = Statement::from_string(
            reader.get_database_backend(),
            "SELECT COALESCE(MAX(id), 0), COALESCE(MAX(position), 0) FROM journal_event",
        );
        let Some(row) = reader.query_one_raw(ends).await? else { return Ok(()) };
        let seen: (i64, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let mut last = self.last_seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *last != seen {
            *last = seen;
            self.bump();
        }
        Ok(())
    }
}
