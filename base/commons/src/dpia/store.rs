//! Versions: read and written. A version is added, never changed; two at once, and the second is refused.

use chrono::{DateTime, Utc};
use kernel::{Database, Digest, Error, Id, Personal, Tx};
use privacy::Slug;
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::content::Content;
use super::screening::Answers;
use super::state::{Assessed, State, Version};

const OVERTAKEN: &str =
    "Quelqu'un d'autre vient de modifier cette analyse. Revenez en arrière, copiez votre texte, et rechargez la page.";

/// The last answers to the screening of each processing, by identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn list_screenings(database: &Database) -> Result<Vec<(String, Version<Answers>)>, Error> {
    rows(database, "SELECT processing, number, '', content, scope, author, written_at FROM dpia_screening WHERE replaced_at IS NULL", vec![])
        .await?
        .iter()
        .map(|row| Ok((row.try_get_by_index(0)?, version(row, ())?)))
        .collect()
}

/// The last version of each assessment, by identifier of the processing.
///
/// # Errors
/// When the database does not answer.
pub async fn list_assessments(database: &Database) -> Result<Vec<(String, Assessed)>, Error> {
    rows(database, "SELECT processing, number, state, content, scope, author, written_at FROM dpia_assessment WHERE replaced_at IS NULL", vec![])
        .await?
        .iter()
        .map(|row| Ok((row.try_get_by_index(0)?, version(row, state(row)?)?)))
        .collect()
}

/// The scopes for which each processing was last validated.
///
/// # Errors
/// When the database does not answer.
pub async fn list_validated(database: &Database) -> Result<Vec<(String, Digest)>, Error> {
    let last = "SELECT processing, scope FROM dpia_assessment AS one WHERE state = 'validee' AND number = (
        SELECT MAX(number) FROM dpia_assessment AS other WHERE other.processing = one.processing AND other.state = 'validee')";
    let rows = rows(database, last, vec![]).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}

/// One line of the history of an assessment.
#[derive(Clone, Debug)]
pub struct Past {
    /// Its rank.
    pub number: i64,
    /// Its state.
    pub state: State,
    /// Its scope.
    pub scope: Digest,
    /// Who.
    pub author: Option<Personal<Id>>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The versions of an assessment, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list_past(database: &Database, processing: &str) -> Result<Vec<Past>, Error> {
    let all = "SELECT processing, number, state, scope, author, written_at FROM dpia_assessment WHERE processing = $1
        ORDER BY number DESC LIMIT 200";
    let rows = rows(database, all, vec![processing.into()]).await?;
    let past = |row: &QueryResult| {
        Ok(Past {
            number: row.try_get_by_index(1)?,
            state: state(row)?,
            scope: row.try_get_by_index(3)?,
            author: row.try_get_by_index(4)?,
            at: row.try_get_by_index(5)?,
        })
    };
    rows.iter().map(past).collect()
}

/// How many times the screening of a processing was answered, newest first: rank, author, instant.
///
/// # Errors
/// When the database does not answer.
pub async fn list_screened(
    database: &Database,
    processing: &str,
) -> Result<Vec<(i64, Option<Personal<Id>>, DateTime<Utc>)>, Error> {
    let all =
        "SELECT number, author, written_at FROM dpia_screening WHERE processing = $1 ORDER BY number DESC LIMIT 200";
    let rows = rows(database, all, vec![processing.into()]).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?))).collect()
}

/// A version to be added: after `after`, the rank that its author read (0 when there was none).
#[derive(Clone, Copy, Debug)]
pub struct New<'a, T> {
    /// The processing.
    pub processing: &'a str,
    /// The rank read.
    pub after: i64,
    /// What it holds.
    pub content: &'a T,
    /// The scope it is written for.
    pub scope: &'a Digest,
    /// Who writes.
    pub author: Option<&'a Id>,
}

/// Adds the answers to a screening.
///
/// # Errors
/// [`Error::Conflict`] when somebody was faster; or when the database does not answer.
pub async fn save_screening(tx: &Tx, new: New<'_, Answers>) -> Result<(), Error> {
    let insert = "INSERT INTO dpia_screening (id, processing, number, content, scope, author, written_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    add(tx, "dpia_screening", insert, new, None).await
}

/// Adds a version to an assessment.
///
/// # Errors
/// [`Error::Conflict`] when somebody was faster; or when the database does not answer.
pub async fn save_assessment(tx: &Tx, new: New<'_, Content>, state: State) -> Result<(), Error> {
    let insert = "INSERT INTO dpia_assessment (id, processing, number, content, scope, author, written_at, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    add(tx, "dpia_assessment", insert, new, Some(state)).await
}

async fn add<T: Serialize>(
    tx: &Tx,
    table: &str,
    insert: &str,
    new: New<'_, T>,
    state: Option<State>,
) -> Result<(), Error> {
    let overtaken = || Error::Conflict(OVERTAKEN.into());
    if new.after > 0 {
        let replace = format!(
            "UPDATE {table} SET replaced_at = $1 WHERE processing = $2 AND number = $3 AND replaced_at IS NULL"
        );
        let values = vec![tx.now().into(), new.processing.into(), new.after.into()];
        if change(tx, &replace, values).await? == 0 {
            return Err(overtaken());
        }
    }
    let processing = Slug::parse(new.processing).map_err(anyhow::Error::from)?;
    let content = serde_json::to_string(new.content).map_err(anyhow::Error::from)?;
    let mut values: Vec<Value> = vec![
        tx.new_id().as_str().into(),
        processing.as_str().into(),
        (new.after + 1).into(),
        content.into(),
        new.scope.as_str().into(),
        new.author.map(Id::as_str).into(),
        tx.now().into(),
    ];
    values.extend(state.map(|state| Value::from(state.word())));
    if change(tx, insert, values).await? == 0 { Err(overtaken()) } else { Ok(()) }
}

/// The names behind these accounts; nothing for one that is gone.
///
/// # Errors
/// When the database does not answer.
pub async fn find_name(platform: &Database, account: &Id) -> Result<Option<Personal<String>>, Error> {
    let found = rows(platform, "SELECT name FROM account WHERE id = $1", vec![account.as_str().into()]).await?;
    Ok(found.first().map(|row| row.try_get_by_index(0)).transpose()?)
}

fn version<T: DeserializeOwned, S>(row: &QueryResult, state: S) -> Result<Version<T, S>, Error> {
    let content: String = row.try_get_by_index(3)?;
    Ok(Version {
        number: row.try_get_by_index(1)?,
        state,
        content: serde_json::from_str(&content).map_err(anyhow::Error::from)?,
        scope: row.try_get_by_index(4)?,
        author: row.try_get_by_index(5)?,
        written_at: row.try_get_by_index(6)?,
    })
}

fn state(row: &QueryResult) -> Result<State, Error> {
    let word: String = row.try_get_by_index(2)?;
    Ok(State::of(&word).ok_or_else(|| anyhow::anyhow!("état d'analyse inconnu"))?)
}

async fn rows(database: &Database, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>, Error> {
    let reader = database.reader();
    Ok(reader.query_all_raw(Statement::from_sql_and_values(reader.get_database_backend(), sql, values)).await?)
}

async fn change(tx: &Tx, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
    let statement = Statement::from_sql_and_values(tx.sql().get_database_backend(), sql, values);
    Ok(tx.sql().execute_raw(statement).await?.rows_affected())
}
