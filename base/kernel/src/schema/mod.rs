//! The database is held to the declarations: at the start, every night and on demand, what is really in it is compared with what the
//! program declares.
//!
//! Tables, columns, views, indexes and triggers are read from the engine's own catalogue, so that nothing added behind the program's
//! back stays out of sight. One difference, and the service does not start.

mod compare;
mod difference;
mod live;
mod nightly;
mod postgres;
mod sample;
mod sqlite;
mod steps;
#[cfg(test)]
mod tests;

pub use difference::{Difference, Diverged};
pub(crate) use nightly::jobs;
pub use nightly::{Divergence, look_again};
pub use sample::{Suspicion, sample};

use privacy::{Record, RecordDeclaration};
use sea_orm::DatabaseConnection;

use crate::Error;
use crate::db::{Database, Engine};

/// Compares what is in `database` with `records`, the declarations of its tables. Answers the differences, none when the two agree.
///
/// # Errors
/// When the database does not answer.
pub async fn check(database: &Database, records: &[RecordDeclaration]) -> Result<Vec<Difference>, Error> {
    let live = match database.engine() {
        Engine::Sqlite => sqlite::read(database.reader()).await?,
        Engine::Postgres => postgres::read(database.reader(), &crate::db::schema_of(database.name())).await?,
    };
    let steps = steps::Steps::of(database.steps(), database.engine());
    Ok(compare::compare(&live, records, &steps))
}

/// The same for a store of keys, whose one table is made without a migration.
pub(crate) async fn check_vault(
    store: &DatabaseConnection,
    engine: Engine,
    schema: &str,
) -> Result<Vec<Difference>, Error> {
    let live = match engine {
        Engine::Sqlite => sqlite::read(store).await?,
        Engine::Postgres => postgres::read(store, schema).await?,
    };
    Ok(compare::compare(&live, &[crate::vault::VaultKey::DECLARATION], &steps::Steps::of(&[], engine)))
}
