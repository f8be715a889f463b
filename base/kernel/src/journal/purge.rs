//! The end of old lines: whole days go once their term is past, and the roots of their segments stay, so that what follows is still proved.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult, Statement, TransactionTrait};

use super::{Event, SignedPurge, anchor, seal};
use crate::Error;
use crate::db::Engine;
use crate::jobs::Job;
use crate::kernel::Kernel;
use crate::records::JOURNAL_LIFE;

const PURGE: &str = "kernel.purge_journal";

/// The hourly look for days whose term is past.
pub(crate) fn job() -> Job {
    Job::periodic(
        PURGE,
        TimeDelta::hours(1),
        |kernel| async move { purge(&kernel).await.map(drop).map_err(Into::into) },
    )
}

/// Removes the lines of the days all of whose lines are past their term. Answers how many lines went. On PostgreSQL the service's role may not
/// delete a line: the owner does it. Each day is signed beside the head first: a purge that nobody signed is a fault.
///
/// # Errors
/// When the database does not answer, its own clock finds a day too young, or the chain differs from its signed head; nothing is removed then.
pub async fn purge(kernel: &Kernel) -> Result<u64, Error> {
    let database = kernel.db();
    let now = kernel.clock().now();
    let list = "SELECT day FROM journal_segment WHERE purged_at IS NULL ORDER BY day";
    let rows =
        database.reader().query_all_raw(Statement::from_string(database.reader().get_database_backend(), list)).await?;
    let days = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<Vec<NaiveDate>, _>>()?;
    let Some(last) = days.into_iter().take_while(|day| is_over(*day, now)).last() else { return Ok(0) };
    let removed = match (database.engine(), &kernel.config().base.url) {
        (Engine::Postgres, Some(url)) => {
            let owner = crate::db::as_owner(url.reveal(), database.name()).await?;
            let removed = remove(owner.begin().await?, kernel, last).await;
            owner.close().await?;
            removed?
        }
        _ => {
            let tx = database.writer().begin_with_options(crate::db::immediate()).await?;
            remove(tx, kernel, last).await?
        }
    };
    let event = Event::new("journal.purged").subject("journal", last).detail("lignes", removed);
    kernel.begin_as_system(PURGE).await?.commit(event).await?;
    Ok(removed)
}

/// A day is over when the retention of its very last instant is.
pub(super) fn is_over(day: NaiveDate, now: DateTime<Utc>) -> bool {
    let end = day.checked_add_days(Days::new(1)).map(|next| next.and_time(NaiveTime::MIN).and_utc());
    end.and_then(|end| JOURNAL_LIFE.end(end)).is_some_and(|term| term <= now)
}

async fn remove(tx: DatabaseTransaction, kernel: &Kernel, last: NaiveDate) -> Result<u64, Error> {
    let backend = tx.get_database_backend();
    let (heads, database) = (kernel.heads(), kernel.db().name());
    seal::wait_turn(&tx, kernel.db()).await?;
    anchor::check(&tx, heads, database).await?;
    heads.publish_purges(database, to_sign(&tx, database, last).await?)?;
    let close = "UPDATE journal_segment SET purged_at = $1 WHERE day <= $2 AND purged_at IS NULL";
    let values = [kernel.clock().now().into(), last.into()];
    tx.execute_raw(Statement::from_sql_and_values(backend, close, values)).await?;
    let delete = "DELETE FROM journal_event WHERE position <= (SELECT MAX(last_position) FROM journal_segment WHERE purged_at IS NOT NULL)";
    let done = tx.execute_raw(Statement::from_string(backend, delete)).await?;
    tx.commit().await?;
    Ok(done.rows_affected())
}

async fn to_sign(tx: &DatabaseTransaction, database: &str, last: NaiveDate) -> Result<Vec<SignedPurge>, Error> {
    let list =
        "SELECT day, first_position, last_position, root FROM journal_segment WHERE day <= $1 AND purged_at IS NULL";
    let rows = tx.query_all_raw(Statement::from_sql_and_values(tx.get_database_backend(), list, [last.into()])).await?;
    let read = |row: &QueryResult| {
        Ok(SignedPurge {
            database: database.to_owned(),
            day: row.try_get_by_index(0)?,
            first: row.try_get_by_index(1)?,
            last: row.try_get_by_index(2)?,
            root: row.try_get_by_index(3)?,
        })
    };
    rows.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_over_a_year_after_its_last_instant_to_the_second() {
        let day = NaiveDate::from_ymd_opt(2026, 8, 20).unwrap();
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert!(!is_over(day, at("2027-08-20T23:59:59Z")));
        assert!(is_over(day, at("2027-08-21T00:00:00Z")));
    }
}
