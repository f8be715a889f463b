//! Reading whole rows, each value through the wrapper that its declaration asks for.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use kernel::vault::{Cell as VaultCell, Encrypted};
use kernel::{Error, Personal, Purpose, Sensitive};
use privacy::{Family, FieldDeclaration, FieldKind, Readings, RecordDeclaration, Subject};
use sea_orm::{ConnectionTrait, QueryResult, Statement, TryGetable, Value};
use serde_json::{Value as Json, json};

use super::Finder;
use crate::rights::Holding;

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its field.
    pub field: &'static FieldDeclaration,
    /// What it holds.
    pub value: Json,
}

/// What of a row is the person's.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The values.
    pub cells: Vec<Cell>,
    /// Whether values were left out because the row is about somebody else too (RGPD, art. 15 §4).
    pub withheld: bool,
}

/// The person's rows of one table.
///
/// # Errors
/// When the database or the vault does not answer.
pub async fn rows_of(
    holding: &Holding,
    finder: &Finder<'_>,
    record: &RecordDeclaration,
    purpose: Purpose,
    readings: &Readings,
) -> Result<Vec<Row>, Error> {
    let mut values = Vec::new();
    let Some(condition) = finder.rows(record, &mut values) else { return Ok(Vec::new()) };
    let mut marks = String::new();
    for (rank, subject) in record.subjects.iter().enumerate() {
        let is_theirs = finder.subject(record, subject, &mut values).unwrap_or_else(|| "1 = 0".into());
        marks.push_str(&format!(", CASE WHEN {is_theirs} THEN 1 ELSE 0 END AS sujet_{rank}"));
    }
    let mut rows = Vec::new();
    for found in select(holding, record, &marks, &condition, values).await? {
        rows.push(read_row(holding, finder, record, &found, purpose, readings).await?);
    }
    Ok(rows)
}

/// How many rows of a table are about the person.
///
/// # Errors
/// When the database does not answer.
pub async fn count_rows(holding: &Holding, finder: &Finder<'_>, record: &RecordDeclaration) -> Result<u64, Error> {
    let mut values = Vec::new();
    let Some(condition) = finder.rows(record, &mut values) else { return Ok(0) };
    let count = format!("SELECT COUNT(*) FROM \"{}\" WHERE {condition}", record.table);
    let reader = holding.database.reader();
    let row =
        reader.query_one_raw(Statement::from_sql_and_values(reader.get_database_backend(), count, values)).await?;
    Ok(row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0).unsigned_abs())
}

/// Every column of the rows that meet a condition, as they are stored: for the archives.
///
/// # Errors
/// When the database does not answer.
pub async fn every_row(
    holding: &Holding,
    record: &RecordDeclaration,
    condition: &str,
    values: Vec<Value>,
    purpose: Purpose,
) -> Result<Vec<Vec<Cell>>, Error> {
    let found = select(holding, record, "", condition, values).await?;
    let cells =
        |row| record.fields.iter().map(|field| Ok(Cell { field, value: plain(row, field, purpose)? })).collect();
    found.iter().map(cells).collect()
}

async fn select(
    holding: &Holding,
    record: &RecordDeclaration,
    marks: &str,
    condition: &str,
    values: Vec<Value>,
) -> Result<Vec<QueryResult>, Error> {
    let columns: Vec<_> = record.fields.iter().map(|field| format!("\"{}\"", field.column)).collect();
    let keys: Vec<_> =
        record.fields.iter().filter(|field| field.key).map(|field| format!("\"{}\"", field.column)).collect();
    let order = if keys.is_empty() { String::new() } else { format!(" ORDER BY {}", keys.join(", ")) };
    let select = format!("SELECT {}{marks} FROM \"{}\" WHERE {condition}{order}", columns.join(", "), record.table);
    let reader = holding.database.reader();
    Ok(reader.query_all_raw(Statement::from_sql_and_values(reader.get_database_backend(), select, values)).await?)
}

async fn read_row(
    holding: &Holding,
    finder: &Finder<'_>,
    record: &RecordDeclaration,
    found: &QueryResult,
    purpose: Purpose,
    readings: &Readings,
) -> Result<Row, Error> {
    let theirs = subjects_met(record, found)?;
    let alone =
        record.subjects.iter().zip(&theirs).all(|(subject, met)| *met || is_empty(record, subject, found, purpose));
    let mut row = Row { cells: Vec::new(), withheld: false };
    for field in record.fields {
        let of_subject = record.subjects.iter().position(|subject| column_of(subject) == Some(field.column));
        let given = match (field.kind, of_subject) {
            (FieldKind::Editorial, _) => continue,
            (FieldKind::Technical(_), None) => field.key || alone,
            (_, Some(rank)) => theirs[rank],
            (_, None) => alone,
        };
        if !given {
            row.withheld |= field.kind.category().is_some();
            continue;
        }
        let value = read_cell(holding, finder, record, found, field, purpose, readings).await?;
        row.cells.push(Cell { field, value });
    }
    Ok(row)
}

fn subjects_met(record: &RecordDeclaration, found: &QueryResult) -> Result<Vec<bool>, Error> {
    let met = |rank| Ok(found.try_get_by::<i32, _>(format!("sujet_{rank}").as_str())? == 1);
    (0..record.subjects.len()).map(met).collect()
}

fn column_of(subject: &Subject) -> Option<&'static str> {
    match subject {
        Subject::Account(column) | Subject::Contact(column) | Subject::Through { column, .. } => Some(column),
        Subject::Unidentified(_) => None,
    }
}

fn is_empty(record: &RecordDeclaration, subject: &Subject, found: &QueryResult, purpose: Purpose) -> bool {
    let field = column_of(subject).and_then(|column| record.column(column));
    field.is_none_or(|field| plain(found, field, purpose).is_ok_and(|value| value == Json::Null || value == ""))
}

async fn read_cell(
    holding: &Holding,
    finder: &Finder<'_>,
    record: &RecordDeclaration,
    found: &QueryResult,
    field: &'static FieldDeclaration,
    purpose: Purpose,
    readings: &Readings,
) -> Result<Json, Error> {
    if let FieldKind::Sealed { key_owner, .. } = field.kind {
        return Ok(json!(format!(
            "contenu scellé, dont la clé est détenue par {key_owner} : il s'exporte depuis cet appareil"
        )));
    }
    let personal = field.kind.category().is_some();
    let sealed = || found.try_get_by::<Option<Sensitive<Encrypted>>, _>(field.column);
    let read_plainly = field.family != Family::Unknown && field.family != Family::Bytes;
    if !personal || read_plainly {
        return plain(found, field, purpose);
    }
    let Ok(Some(stored)) = sealed() else { return plain(found, field, purpose) };
    let row = row_name(record, found, purpose)?;
    let cell = VaultCell { table: record.table, column: field.column, row: &row };
    for name in finder.key_names(record, &row) {
        let Some(key) = holding.database.vault().key(&name).await? else { continue };
        if let Ok(text) = key.open(cell, stored.read(purpose, readings)) {
            return Ok(Json::String(text));
        }
    }
    Ok(Json::Null)
}

/// The key of a row as one text: what sealed cells are bound to.
fn row_name(record: &RecordDeclaration, found: &QueryResult, purpose: Purpose) -> Result<String, Error> {
    let mut parts = Vec::new();
    for field in record.fields.iter().filter(|field| field.key) {
        let value = plain(found, field, purpose)?;
        parts.push(value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    }
    Ok(parts.join("/"))
}

fn plain(row: &QueryResult, field: &FieldDeclaration, purpose: Purpose) -> Result<Json, Error> {
    Ok(typed(row, field.column, field.family, purpose)?)
}

/// A value by the family of its column; nothing for what only a key opens.
///
/// # Errors
/// When the column holds something else.
pub fn typed(row: &QueryResult, column: &str, family: Family, purpose: Purpose) -> Result<Json, sea_orm::DbErr> {
    Ok(match family {
        Family::Text => one::<String>(row, column, purpose)?.map_or(Json::Null, Json::String),
        Family::Integer => one::<i64>(row, column, purpose)?.into(),
        Family::Real => one::<f64>(row, column, purpose)?.into(),
        Family::Boolean => one::<bool>(row, column, purpose)?.into(),
        Family::Date => one::<NaiveDate>(row, column, purpose)?.map(|day| day.to_string()).into(),
        Family::Time => one::<NaiveTime>(row, column, purpose)?.map(|time| time.to_string()).into(),
        Family::Timestamp => one::<DateTime<Utc>>(row, column, purpose)?.map(|at| at.to_rfc3339()).into(),
        Family::Bytes => one::<Vec<u8>>(row, column, purpose)?.map(|bytes| kernel::hex(&bytes)).into(),
        Family::Unknown => unknown(row, column, purpose),
    })
}

/// A type of a feature's own is stored as a text or a number.
fn unknown(row: &QueryResult, column: &str, purpose: Purpose) -> Json {
    let text = one::<String>(row, column, purpose).ok().map(Json::from);
    let number = || one::<i64>(row, column, purpose).ok().map(Json::from);
    text.or_else(number).unwrap_or(Json::Null)
}

fn one<T: TryGetable>(row: &QueryResult, column: &str, purpose: Purpose) -> Result<Option<T>, sea_orm::DbErr> {
    let value: Option<Personal<T>> = row.try_get_by(column)?;
    Ok(value.map(|value| value.into_read(purpose)))
}
