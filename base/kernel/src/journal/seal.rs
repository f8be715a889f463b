//! The sealer: gives unsealed lines their position and link, one batch after the other, then publishes the signed end of the chain.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, TransactionTrait};

use super::head::{Head, HeadKeeper};
use super::line::{COLUMNS, GENESIS, Line, Link, link_from};
use crate::Error;
use crate::db::{Database, Engine};

const LINES_AT_ONCE: u64 = 2_000;

/// Seals every line that waits, and publishes the new head. Answers how many lines were sealed. Several processes may call it: one seals, the
/// others find nothing to do.
///
/// # Errors
/// When the database or the folder of heads cannot be written; nothing is lost, the next call goes on.
pub async fn seal(database: &Database, heads: &HeadKeeper) -> Result<u64, Error> {
    let mut sealed = 0;
    loop {
        let (lines, head) = seal_batch(database).await?;
        sealed += lines;
        if let Some(head) = head {
            heads.publish(&head)?;
        }
        if lines < LINES_AT_ONCE {
            return Ok(sealed);
        }
    }
}

async fn seal_batch(database: &Database) -> Result<(u64, Option<Head>), Error> {
    let unsealed = format!("SELECT {COLUMNS} FROM journal_event WHERE position IS NULL ORDER BY id LIMIT {LINES_AT_ONCE}");
    let backend = database.writer().get_database_backend();
    let peek = "SELECT 1 FROM journal_event WHERE position IS NULL LIMIT 1";
    if database.reader().query_one_raw(Statement::from_string(backend, peek)).await?.is_none() {
        return Ok((0, None));
    }
    let tx = begin(database).await?;
    if !take_turn(&tx, database).await? {
        return Ok((0, None));
    }
    let (mut position, mut link) = end_of_chain(&tx).await?;
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
    let head = Head {
        database: database.name().to_owned(),
        position,
        link: crate::hex(&link),
        at: database.clock().now(),
    };
    Ok((rows.len() as u64, (!rows.is_empty()).then_some(head)))
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

async fn end_of_chain(tx: &DatabaseTransaction) -> Result<(i64, Link), Error> {
    let last = "SELECT last_position, root FROM journal_segment ORDER BY day DESC LIMIT 1";
    let Some(row) = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), last)).await? else {
        return Ok((0, GENESIS));
    };
    let root: String = row.try_get_by_index(1)?;
    Ok((row.try_get_by_index(0)?, read_link(&root)?))
}

struct Segment {
    day: NaiveDate,
    first: i64,
    last: i64,
    opening: Link,
    root: Link,
}

async fn open_segment(tx: &DatabaseTransaction) -> Result<Option<Segment>, Error> {
    let last = "SELECT day, first_position, last_position, opening, root FROM journal_segment ORDER BY day DESC LIMIT 1";
    let Some(row) = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), last)).await? else {
        return Ok(None);
    };
    let opening: String = row.try_get_by_index(3)?;
    let root: String = row.try_get_by_index(4)?;
    Ok(Some(Segment {
        day: row.try_get_by_index(0)?,
        first: row.try_get_by_index(1)?,
        last: row.try_get_by_index(2)?,
        opening: read_link(&opening)?,
        root: read_link(&root)?,
    }))
}

async fn store_segment(tx: &DatabaseTransaction, segment: Option<Segment>) -> Result<(), Error> {
    let Some(segment) = segment else { return Ok(()) };
    let upsert = "INSERT INTO journal_segment (day, first_position, last_position, opening, root) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (day) DO UPDATE SET last_position = excluded.last_position, root = excluded.root";
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

fn read_link(hex: &str) -> Result<Link, Error> {
    link_from(hex).ok_or_else(|| anyhow::anyhow!("un maillon du journal n'est pas lisible").into())
}
