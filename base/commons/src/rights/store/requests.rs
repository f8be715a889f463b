//! Requests: written, found, decided. Two decisions at once: one row is changed, the other finds none.

use chrono::{DateTime, Utc};
use kernel::vault::Encrypted;
use kernel::{Database, Digest, Error, Id, Personal, Sensitive, Tx};
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};

use crate::rights::request::State;

const COLUMNS: &str = "id, right_asked, email, account, message, answer, state, received_at, verified_at, due_at, extended_at, answered_at, code, tries";

/// A request as stored.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its identifier.
    pub id: Id,
    /// The word of the right.
    pub right: String,
    /// Where the answer goes; empty once the person is erased.
    pub email: Personal<String>,
    /// The account of who asks.
    pub account: Option<Id>,
    /// What is asked.
    pub message: Option<Sensitive<Encrypted>>,
    /// What was answered.
    pub answer: Option<Sensitive<Encrypted>>,
    /// Where it stands.
    pub state: State,
    /// Reception.
    pub received_at: DateTime<Utc>,
    /// When the identity was proved.
    pub verified_at: Option<DateTime<Utc>>,
    /// The last instant for the answer.
    pub due_at: DateTime<Utc>,
    /// When two more months were taken.
    pub extended_at: Option<DateTime<Utc>>,
    /// The answer.
    pub answered_at: Option<DateTime<Utc>>,
    /// The keyed digest of the code.
    pub code: Option<Digest>,
    /// Wrong tries.
    pub tries: i64,
}

fn stored(row: &QueryResult) -> Result<Stored, Error> {
    let state: String = row.try_get_by_index(6)?;
    Ok(Stored {
        id: row.try_get_by_index(0)?,
        right: row.try_get_by_index(1)?,
        email: row.try_get_by_index(2)?,
        account: row.try_get_by_index(3)?,
        message: row.try_get_by_index(4)?,
        answer: row.try_get_by_index(5)?,
        state: State::of(&state).ok_or_else(|| anyhow::anyhow!("état de demande inconnu"))?,
        received_at: row.try_get_by_index(7)?,
        verified_at: row.try_get_by_index(8)?,
        due_at: row.try_get_by_index(9)?,
        extended_at: row.try_get_by_index(10)?,
        answered_at: row.try_get_by_index(11)?,
        code: row.try_get_by_index(12)?,
        tries: row.try_get_by_index(13)?,
    })
}

/// What is written of a new request.
pub struct New<'a> {
    /// Its identifier.
    pub id: &'a Id,
    /// The word of the right.
    pub right: &'a str,
    /// Where the answer goes.
    pub email: &'a Personal<String>,
    /// The account of who asks, when signed in: the identity is then proved.
    pub account: Option<&'a Id>,
    /// The words, sealed.
    pub message: Option<Encrypted>,
    /// The keyed digest of the code sent.
    pub code: Option<Digest>,
    /// The digest of the address by which it is followed.
    pub follow: Digest,
    /// The last instant for the answer.
    pub due_at: DateTime<Utc>,
}

/// Writes a request.
///
/// # Errors
/// When the database does not answer.
pub async fn insert_request(tx: &Tx, new: New<'_>) -> Result<(), Error> {
    let insert = "INSERT INTO rights_request (id, right_asked, email, account, message, state, code, tries, follow, received_at, verified_at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, $11)";
    let signed_in = new.account.is_some();
    let state = if signed_in { State::Received } else { State::Unverified };
    let values = vec![
        new.id.as_str().into(),
        new.right.into(),
        new.email.clone().into(),
        new.account.map(Id::as_str).into(),
        new.message.into(),
        state.word().into(),
        new.code.as_ref().map(Digest::as_str).into(),
        new.follow.as_str().into(),
        tx.now().into(),
        signed_in.then(|| tx.now()).into(),
        new.due_at.into(),
    ];
    change(tx, insert, values).await.map(drop)
}

/// The request of this identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn find_request(database: &Database, id: &str) -> Result<Option<Stored>, Error> {
    Ok(list(database, "WHERE id = $1", vec![id.into()]).await?.pop())
}

/// The request that this address follows.
///
/// # Errors
/// When the database does not answer.
pub async fn find_followed(database: &Database, follow: &Digest) -> Result<Option<Stored>, Error> {
    Ok(list(database, "WHERE follow = $1", vec![follow.as_str().into()]).await?.pop())
}

/// The request whose export this address downloads, answered since `since`.
///
/// # Errors
/// When the database does not answer.
pub async fn find_download(
    database: &Database,
    download: &Digest,
    since: DateTime<Utc>,
) -> Result<Option<Stored>, Error> {
    Ok(list(database, "WHERE download = $1 AND answered_at >= $2", vec![download.as_str().into(), since.into()])
        .await?
        .pop())
}

/// Requests, the most urgent first, the closed ones last.
///
/// # Errors
/// When the database does not answer.
pub async fn list_requests(database: &Database) -> Result<Vec<Stored>, Error> {
    list(database, "ORDER BY CASE WHEN answered_at IS NULL THEN 0 ELSE 1 END, due_at LIMIT 500", Vec::new()).await
}

/// The requests of an account, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn requests_of(database: &Database, account: &Id) -> Result<Vec<Stored>, Error> {
    list(database, "WHERE account = $1 ORDER BY received_at DESC", vec![account.as_str().into()]).await
}

/// Open requests whose term comes before `before` and that were not told since `since`.
///
/// # Errors
/// When the database does not answer.
pub async fn near_their_term(
    database: &Database,
    before: DateTime<Utc>,
    since: DateTime<Utc>,
) -> Result<Vec<Stored>, Error> {
    let near = "WHERE state IN ('recue', 'prolongee') AND due_at <= $1 AND (alerted_at IS NULL OR alerted_at < $2) ORDER BY due_at";
    list(database, near, vec![before.into(), since.into()]).await
}

/// Notes that the officer was told.
///
/// # Errors
/// When the database does not answer.
pub async fn note_alert(tx: &Tx, id: &Id) -> Result<(), Error> {
    change(tx, "UPDATE rights_request SET alerted_at = $1 WHERE id = $2", vec![tx.now().into(), id.as_str().into()])
        .await
        .map(drop)
}

/// Counts a try of the code before it is looked at. False when too many were made, or the identity is proved already.
///
/// # Errors
/// When the database does not answer.
pub async fn count_try(tx: &Tx, id: &Id, most: i64) -> Result<bool, Error> {
    let count = "UPDATE rights_request SET tries = tries + 1 WHERE id = $1 AND tries < $2 AND state = 'identite'";
    Ok(change(tx, count, vec![id.as_str().into(), most.into()]).await? == 1)
}

/// Notes that the identity is proved.
///
/// # Errors
/// When the database does not answer.
pub async fn set_verified(tx: &Tx, id: &Id) -> Result<(), Error> {
    let set =
        "UPDATE rights_request SET state = 'recue', verified_at = $1, code = NULL WHERE id = $2 AND state = 'identite'";
    change(tx, set, vec![tx.now().into(), id.as_str().into()]).await.map(drop)
}

/// Takes two more months; false when somebody decided before.
///
/// # Errors
/// When the database does not answer.
pub async fn extend(tx: &Tx, id: &Id, due: DateTime<Utc>, answer: Encrypted) -> Result<bool, Error> {
    let set = "UPDATE rights_request SET state = 'prolongee', due_at = $1, extended_at = $2, answer = $3 WHERE id = $4 AND state = 'recue'";
    Ok(change(tx, set, vec![due.into(), tx.now().into(), answer.into(), id.as_str().into()]).await? == 1)
}

/// Closes a request with its answer; false when somebody decided before.
///
/// # Errors
/// When the database does not answer.
pub async fn answer(
    tx: &Tx,
    id: &Id,
    state: State,
    answer: Encrypted,
    download: Option<&Digest>,
) -> Result<bool, Error> {
    let set = "UPDATE rights_request SET state = $1, answered_at = $2, answer = $3, download = $4 WHERE id = $5 AND state IN ('recue', 'prolongee')";
    let values = vec![
        state.word().into(),
        tx.now().into(),
        answer.into(),
        download.map(Digest::as_str).into(),
        id.as_str().into(),
    ];
    Ok(change(tx, set, values).await? == 1)
}

/// Uses the address of an export up; false when it was already.
///
/// # Errors
/// When the database does not answer.
pub async fn use_up(tx: &Tx, download: &Digest) -> Result<bool, Error> {
    Ok(change(tx, "UPDATE rights_request SET download = NULL WHERE download = $1", vec![download.as_str().into()])
        .await?
        == 1)
}

/// Letters to this address that have not left yet.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting_letters(database: &Database, email: &Personal<String>) -> Result<i64, Error> {
    let reader = database.reader();
    let count = "SELECT COUNT(*) FROM kernel_letter WHERE recipient = $1 AND sent_at IS NULL";
    let row = reader
        .query_one_raw(Statement::from_sql_and_values(reader.get_database_backend(), count, [email.clone().into()]))
        .await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
}

async fn list(database: &Database, rest: &str, values: Vec<Value>) -> Result<Vec<Stored>, Error> {
    let reader = database.reader();
    let select = format!("SELECT {COLUMNS} FROM rights_request {rest}");
    let rows =
        reader.query_all_raw(Statement::from_sql_and_values(reader.get_database_backend(), select, values)).await?;
    rows.iter().map(stored).collect()
}

async fn change(tx: &Tx, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
    Ok(tx
        .sql()
        .execute_raw(Statement::from_sql_and_values(tx.sql().get_database_backend(), sql, values))
        .await?
        .rows_affected())
}
