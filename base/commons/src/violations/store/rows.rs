//! Violations and their steps: written, found, listed.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use kernel::vault::Encrypted;
use kernel::{Database, Digest, Error, Id, Personal, Sensitive, Tx};
use privacy::Readings;
use sea_orm::{ConnectionTrait, Statement, Value};

use super::{step_cell, title_cell};
use crate::violations::domain::{Case, Dated, Facts, Step};
use crate::violations::processing::{HANDLING, SIGNING};
use crate::violations::records;

/// A violation whose clock runs, for the job that watches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Its identifier.
    pub id: Id,
    /// When it became known.
    pub aware_at: DateTime<Utc>,
    /// The last alert sent, in hours.
    pub alerted_hours: i64,
}

/// Opens a violation with its facts, dated `at`. `opening` is the digest of the one-time key of its form.
///
/// # Errors
/// [`Error::Conflict`] when somebody opens another one at the same instant, or when the database does not answer.
pub async fn insert(
    tx: &Tx,
    database: &Database,
    opening: &Digest,
    facts: &Facts,
    at: DateTime<Utc>,
) -> Result<Id, Error> {
    let id = tx.new_id();
    let backend = tx.sql().get_database_backend();
    let last = "SELECT COALESCE(MAX(number), 0) FROM violation";
    let row = tx.sql().query_one_raw(Statement::from_string(backend, last)).await?;
    let number = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0) + 1;
    let title = database.vault().seal(&id, title_cell(&id), &facts.title).await?;
    let insert =
        "INSERT INTO violation (id, number, title, opening, aware_at, opened_at, version, alerted_hours, letters)
        VALUES ($1, $2, $3, $4, $5, $6, 1, 0, 0)";
    let values: Vec<Value> = vec![
        id.as_str().into(),
        number.into(),
        title.into(),
        opening.as_str().into(),
        facts.aware_at.into(),
        at.into(),
    ];
    change(tx, insert, values).await?;
    insert_step(tx, database, &id, 1, &Step::Facts(facts.clone()), at).await?;
    Ok(id)
}

/// Adds a step to the version `case.version` of an open violation, dated `at`. False when somebody was faster, or it is closed.
///
/// # Errors
/// When the database or the vault does not answer.
pub async fn add_step(
    tx: &Tx,
    database: &Database,
    case: &Case,
    step: &Step,
    at: DateTime<Utc>,
) -> Result<Option<Id>, Error> {
    let mut after = case.clone();
    after.steps.push(Dated { at, author: tx.actor().name().to_owned(), step: step.clone() });
    let closed: Option<DateTime<Utc>> = matches!(step, Step::Closing(_)).then_some(at);
    let title = database.vault().seal(&case.id, title_cell(&case.id), &after.facts().title).await?;
    let set = "UPDATE violation SET version = version + 1, aware_at = $1, settled_at = $2, closed_at = $3, title = $4
        WHERE id = $5 AND version = $6 AND closed_at IS NULL";
    let values: Vec<Value> = vec![
        after.facts().aware_at.into(),
        after.settled_at().into(),
        closed.into(),
        title.into(),
        case.id.as_str().into(),
        case.version.into(),
    ];
    if change(tx, set, values).await? == 0 {
        return Ok(None);
    }
    insert_step(tx, database, &case.id, case.version + 1, step, at).await.map(Some)
}

async fn insert_step(
    tx: &Tx,
    database: &Database,
    violation: &Id,
    rank: i64,
    step: &Step,
    at: DateTime<Utc>,
) -> Result<Id, Error> {
    let id = tx.new_id();
    let text = serde_json::to_string(step).map_err(anyhow::Error::from)?;
    let content = database.vault().seal(violation, step_cell(&id), &text).await?;
    let insert = "INSERT INTO violation_step (id, violation, rank, kind, at, author, content) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values: Vec<Value> = vec![
        id.as_str().into(),
        violation.as_str().into(),
        rank.into(),
        step.word().into(),
        at.into(),
        tx.actor().name().into(),
        content.into(),
    ];
    change(tx, insert, values).await?;
    Ok(id)
}

/// The violation that this form opened already.
///
/// # Errors
/// When the database does not answer.
pub async fn find_opening(database: &Database, opening: &Digest) -> Result<Option<Id>, Error> {
    let find = "SELECT id FROM violation WHERE opening = $1";
    let rows = read(database, find, vec![opening.as_str().into()]).await?;
    Ok(rows.first().map(|row| row.try_get_by_index(0)).transpose()?)
}

/// A violation and its steps.
///
/// # Errors
/// When the database or the vault does not answer.
pub async fn find(database: &Database, readings: &Readings, id: &str) -> Result<Option<Case>, Error> {
    let Ok(known) = Id::parse(id) else { return Ok(None) };
    let readings = readings.about::<records::ViolationStep>(&known);
    Ok(cases(database, &readings, "WHERE id = $1", "WHERE violation = $1", vec![id.into()]).await?.pop())
}

/// Every violation: those that are open first, the latest first.
///
/// # Errors
/// When the database or the vault does not answer.
pub async fn list(database: &Database, readings: &Readings) -> Result<Vec<Case>, Error> {
    let register = Id::parse("registre").map_err(anyhow::Error::from)?;
    let readings = readings.about::<records::ViolationStep>(&register);
    let order = "ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, number DESC";
    cases(database, &readings, order, "", Vec::new()).await
}

async fn cases(
    database: &Database,
    readings: &Readings,
    which: &str,
    whose: &str,
    values: Vec<Value>,
) -> Result<Vec<Case>, Error> {
    let heads = format!("SELECT id, number, opened_at, version, letters, closed_at FROM violation {which}");
    let heads = read(database, &heads, values.clone()).await?;
    let steps =
        format!("SELECT id, violation, at, author, content FROM violation_step {whose} ORDER BY violation, rank");
    let mut by_case: HashMap<Id, Vec<Dated>> = HashMap::new();
    for row in read(database, &steps, values).await? {
        let (id, violation): (Id, Id) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let content: Sensitive<Encrypted> = row.try_get_by("content")?;
        let author: Personal<String> = row.try_get_by_index(3)?;
        let Some(text) = database.vault().open(&violation, step_cell(&id), &content, HANDLING, readings).await? else {
            continue;
        };
        let step = serde_json::from_str(&text).map_err(anyhow::Error::from)?;
        let dated = Dated { at: row.try_get_by_index(2)?, author: author.into_read(SIGNING), step };
        by_case.entry(violation).or_default().push(dated);
    }
    let mut cases = Vec::new();
    for row in heads {
        let id: Id = row.try_get_by_index(0)?;
        let steps = by_case.remove(&id).unwrap_or_default();
        let Some(Dated { step: Step::Facts(opening), .. }) = steps.first().cloned() else {
            return Err(anyhow::anyhow!("une violation n'a pas de première étape lisible").into());
        };
        cases.push(Case {
            id,
            number: row.try_get_by_index(1)?,
            opened_at: row.try_get_by_index(2)?,
            version: row.try_get_by_index(3)?,
            letters: row.try_get_by_index(4)?,
            closed_at: row.try_get_by_index(5)?,
            opening,
            steps,
        });
    }
    Ok(cases)
}

/// The violations whose clock runs.
///
/// # Errors
/// When the database does not answer.
pub async fn list_due(database: &Database) -> Result<Vec<Due>, Error> {
    let due = "SELECT id, aware_at, alerted_hours FROM violation WHERE settled_at IS NULL AND closed_at IS NULL ORDER BY aware_at";
    let rows = read(database, due, Vec::new()).await?;
    let one = |row: &sea_orm::QueryResult| {
        Ok(Due {
            id: row.try_get_by_index(0)?,
            aware_at: row.try_get_by_index(1)?,
            alerted_hours: row.try_get_by_index(2)?,
        })
    };
    rows.iter().map(one).collect()
}

/// Notes that this alert was sent; false when it was before.
///
/// # Errors
/// When the database does not answer.
pub async fn note_alert(tx: &Tx, id: &Id, hours: i64) -> Result<bool, Error> {
    let note = "UPDATE violation SET alerted_hours = $1 WHERE id = $2 AND alerted_hours < $1";
    Ok(change(tx, note, vec![hours.into(), id.as_str().into()]).await? == 1)
}

/// Whether the letters of this step are still to be written.
///
/// # Errors
/// When the database does not answer.
pub async fn to_be_written(database: &Database, id: &Id, step: &Id) -> Result<bool, Error> {
    let find = "SELECT 1 FROM violation WHERE id = $1 AND (letters_step IS NULL OR letters_step <> $2)";
    Ok(!read(database, find, vec![id.as_str().into(), step.as_str().into()]).await?.is_empty())
}

/// Notes that the letters of this step are written; false when they were before.
///
/// # Errors
/// When the database does not answer.
pub async fn note_letters(tx: &Tx, id: &Id, step: &Id, count: i64) -> Result<bool, Error> {
    let note = "UPDATE violation SET letters_step = $1, letters = letters + $2
        WHERE id = $3 AND (letters_step IS NULL OR letters_step <> $1)";
    Ok(change(tx, note, vec![step.as_str().into(), count.into(), id.as_str().into()]).await? == 1)
}

async fn read(database: &Database, sql: &str, values: Vec<Value>) -> Result<Vec<sea_orm::QueryResult>, Error> {
    let reader = database.reader();
    Ok(reader.query_all_raw(Statement::from_sql_and_values(reader.get_database_backend(), sql, values)).await?)
}

async fn change(tx: &Tx, sql: &str, values: Vec<Value>) -> Result<u64, Error> {
    let statement = Statement::from_sql_and_values(tx.sql().get_database_backend(), sql, values);
    Ok(tx.sql().execute_raw(statement).await?.rows_affected())
}
