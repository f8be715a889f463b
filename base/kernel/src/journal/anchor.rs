//! Does the database still hold what the published head signs? Asked before anything is added to the chain or signed again.

use anyhow::{Context, ensure};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};

use super::head::{Head, HeadKeeper};
use super::line::{GENESIS, Link, link_from};

/// The end of a chain: how many lines, and the link of the last.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    pub position: i64,
    pub link: Link,
}

/// Answers the end of the chain and the published head, once they agree: same signature, same database, same link at the head's position. The
/// head may be behind: a power cut between a commit and its publication leaves it so.
///
/// # Errors
/// With what does not hold, in French. Nothing may be sealed nor purged then.
pub(super) async fn check(
    tx: &DatabaseTransaction,
    heads: &HeadKeeper,
    database: &str,
) -> anyhow::Result<(End, Option<Head>)> {
    let end = end_of_segments(tx).await?;
    if let Some(line) = last_line(tx).await? {
        ensure!(line == end, "la dernière ligne scellée (position {}) ne correspond pas à sa journée", line.position);
    }
    let Some(head) = heads.published(database)? else {
        ensure!(end.position == 0, "aucune tête signée n'est publiée alors que {} lignes sont scellées", end.position);
        return Ok((end, None));
    };
    ensure!(
        head.position <= end.position,
        "la fin a été coupée : la tête signée nomme la position {}, la base finit à {}",
        head.position,
        end.position
    );
    if let Some(link) = link_at(tx, heads, database, head.position).await? {
        ensure!(crate::hex(&link) == head.link, "la ligne {} ne correspond pas à la tête signée", head.position);
    }
    Ok((end, Some(head)))
}

/// The link at a position; None inside a day that a signed purge took away, whose signed root stands for its lines.
async fn link_at(
    tx: &DatabaseTransaction,
    heads: &HeadKeeper,
    database: &str,
    position: i64,
) -> anyhow::Result<Option<Link>> {
    if position == 0 {
        return Ok(Some(GENESIS));
    }
    let link = "SELECT link FROM journal_event WHERE position = $1";
    let backend = tx.get_database_backend();
    if let Some(row) = tx.query_one_raw(Statement::from_sql_and_values(backend, link, [position.into()])).await? {
        return read_link(row.try_get_by_index(0)?).map(Some);
    }
    let purged = "SELECT last_position, root FROM journal_segment
        WHERE purged_at IS NOT NULL AND first_position <= $1 AND last_position >= $1";
    let row = tx.query_one_raw(Statement::from_sql_and_values(backend, purged, [position.into()])).await?;
    let row = row.with_context(|| format!("la ligne {position}, que la tête signée nomme, n'est plus dans la base"))?;
    let (last, root): (i64, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    let signed = heads.purges(database)?.iter().any(|purge| purge.last == last && purge.root == root);
    ensure!(signed, "la purge qui a ôté la ligne {position} n'a été signée par personne");
    if last == position { read_link(root).map(Some) } else { Ok(None) }
}

async fn end_of_segments(tx: &DatabaseTransaction) -> anyhow::Result<End> {
    let last = "SELECT last_position, root FROM journal_segment ORDER BY day DESC LIMIT 1";
    let Some(row) = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), last)).await? else {
        return Ok(End { position: 0, link: GENESIS });
    };
    Ok(End { position: row.try_get_by_index(0)?, link: read_link(row.try_get_by_index(1)?)? })
}

async fn last_line(tx: &DatabaseTransaction) -> anyhow::Result<Option<End>> {
    let last = "SELECT position, link FROM journal_event WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1";
    let Some(row) = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), last)).await? else {
        return Ok(None);
    };
    Ok(Some(End { position: row.try_get_by_index(0)?, link: read_link(row.try_get_by_index(1)?)? }))
}

pub(super) fn read_link(hex: String) -> anyhow::Result<Link> {
    link_from(&hex).context("un maillon du journal n'est pas lisible")
}
