//! The sealer: gives unsealed lines their position and link, one batch after the other, then publishes the signed end of the chain.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, TransactionTrait};

use super::anchor::{self, End, read_link};
use super::head::{Head, HeadKeeper};
use super::line::{COLUMNS, Line, Link};
use crate::Error;
use crate::db::{Database, Engine};

const LINES_AT_ONCE: u64 = 2_000;

const REFUSED: &str = "fabrique_journal_scellement_refuse_total";

/// Seals every line that waits, and publishes the new head. Answers how many lines were sealed. Several processes may call it: one seals, the
/// others find nothing to do. A chain that differs from its published head is neither prolonged nor signed.
///
/// # Errors
/// When the chain differs from its head; when the database or the folder of heads cannot be written: nothing is lost then, the next call goes on.
pub async fn seal(database: &Database, heads: &HeadKeeper) -> Result<u64, Error> {
    let mut sealed = 0;
    loop {
        let (lines, head) = seal_batch(database, heads).await?;
        sealed += lines;
        if let Some(head) = head {
            heads.publish(&head)?;
        }
        if lines < LINES_AT_ONCE {
            return Ok(sealed);
        }
    }
}

async fn seal_batch(database: &Database, heads: &HeadKeeper) -> Result<(u64, Option<Head>), Error> {
    let unsealed =
        format!("SELECT {COLUMNS} FROM journal_event WHERE position IS NULL ORDER BY id LIMIT {LINES_AT_ONCE}");
    let backend = database.writer().get_database_backend();
    let peek = "SELECT 1 FROM journal_event WHERE position IS NULL LIMIT 1";
    if database.reader().query_one_raw(Statement::from_string(backend, peek)).await?.is_none() {
        return Ok((0, None));
    }
    let tx = begin(database).await?;
    if !take_turn(&tx, database).await? {
        return Ok((0, None));
    }
    let End { mut position, mut link } = checked_end(&tx, database, heads).await?;
    let mut segment = open_segment(&tx).await?;
    let rows = tx.query_all_raw(Statement::from_string(backend, unsealed)).await?;
    for row in &rows {
        let line = Line::read(row)?;
        let day = line.at.date_naive();
        if segment.as_ref().is_none_or(|open| open.day < day) {
            store_segment(&tx, segment.take()).await?;
            segment = Some(Segment { day, first: position + 1, last: position, opening: link, root: link });
        }
        position += 1;
        link = line.link_after(&link, position);
        set_seal(&tx, line.id, position, &link).await?;
        if let Some(open) = &mut segment {
            open.last = position;
            open.root = link;
        }
    }
    store_segment(&tx, segment).await?;
    tx.commit().await?;
    let head = head_of(database, End { position, link });
    Ok((rows.len() as u64, (!rows.is_empty()).then_some(head)))
}

/// The end of the chain once its published head is checked. A head that is behind is published again first, so that it never is by more than a batch; a
/// database without any line gets a head of its own, so that a missing head always tells of a deletion.
async fn checked_end(tx: &DatabaseTransaction, database: &Database, heads: &HeadKeeper) -> Result<End, Error> {
    let (end, head) = anchor::check(tx, heads, database.name()).await.inspect_err(|fault| {
        metrics::counter!(REFUSED, "database" => database.name().to_owned()).increment(1);
        tracing::error!(database = database.name(), %fault, "THE JOURNAL IS NOT SEALED ANY MORE: it differs from its signed head");
    })?;
    if head.is_none_or(|head| head.position < end.position) {
        heads.publish(&head_of(database, end))?;
    }
    Ok(end)
}

fn head_of(database: &Database, end: End) -> Head {
    let at = database.clock().now();
    Head { database: database.name().to_owned(), position: end.position, link: crate::hex(&end.link), at }
}

async fn begin(database: &Database) -> Result<DatabaseTransaction, Error> {
    Ok(match database.engine() {
        Engine::Sqlite => database.writer().begin_with_options(crate::db::immediate()).await?,
        Engine::Postgres => database.writer().begin().await?,
    })
}

/// SQLite's write lock already keeps others out; PostgreSQL needs one of ours.
async fn take_turn(tx: &DatabaseTransaction, database: &Database) -> Result<bool, Error> {
    if database.engine() == Engine::Sqlite {
        return Ok(true);
    }
    let turn = "SELECT pg_try_advisory_xact_lock(hashtext('journal ' || current_schema()))";
    let row = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), turn)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(false))
}

/// The same turn, waited for: no sealer works until `tx` ends.
pub(super) async fn wait_turn(tx: &DatabaseTransaction, database: &Database) -> Result<(), Error> {
    if database.engine() == Engine::Postgres {
        tx.execute_unprepared("SELECT pg_advisory_xact_lock(hashtext('journal ' || current_schema()))").await?;
    }
    Ok(())
}

struct Segment {
    day: NaiveDate,
    first: i64,
    last: i64,
    opening: Link,
    root: Link,
}

async fn open_segment(tx: &DatabaseTransaction) -> Result<Option<Segment>, Error> {
    let last =
        "SELECT day, first_position, last_position, opening, root FROM journal_segment ORDER BY day DESC LIMIT 1";
    let Some(row) = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), last)).await? else {
        return Ok(None);
    };
    let opening: String = row.try_get_by_index(3)?;
    let root: String = row.try_get_by_index(4)?;
    Ok(Some(Segment {
        day: row.try_get_by_index(0)?,
        first: row.try_get_by_index(1)?,
        last: row.try_get_by_index(2)?,
        opening: read_link(opening)?,
        root: read_link(root)?,
    }))
}

async fn store_segment(tx: &DatabaseTransaction, segment: Option<Segment>) -> Result<(), Error> {
    let Some(segment) = segment else { return Ok(()) };
    let upsert =
        "INSERT INTO journal_segment (day, first_position, last_position, opening, root) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (day) DO UPDATE SET last_position = excluded.last_position, root = excluded.root
            WHERE journal_segment.purged_at IS NULL";
    let values = [
        segment.day.into(),
        segment.first.into(),
        segment.last.into(),
        crate::hex(&segment.opening).into(),
        crate::hex(&segment.root).into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), upsert, values)).await?;
    Ok(())
}

async fn set_seal(tx: &DatabaseTransaction, id: i64, position: i64, link: &Link) -> Result<(), Error> {
    let set = "UPDATE journal_event SET position = $1, link = $2 WHERE id = $3";
    let values = [position.into(), crate::hex(link).into(), id.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), set, values)).await?;
    Ok(())
}
