//! What the erasure of a person does to one table.

use std::collections::BTreeSet;

use kernel::{Digest, Error, Id, Tx};
use privacy::{Erasure, FieldDeclaration, FieldKind, RecordDeclaration, Subject};
use sea_orm::{ConnectionTrait, Statement, Value};
use serde::{Deserialize, Serialize};

use super::{Finder, blank, delete_rows, keys_of, pseudonymised};
use crate::rights::Holding;

/// What was done to a table, in numbers of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The database.
    pub base: String,
    /// The table.
    pub table: String,
    /// Rows deleted.
    pub supprimees: u64,
    /// Rows of which values were emptied or replaced.
    pub modifiees: u64,
    /// Rows that stay.
    pub gardees: u64,
    /// Why they stay.
    pub motifs: BTreeSet<String>,
}

const OTHERS: &str =
    "la ligne concerne aussi une autre personne : seules les valeurs de la personne effacée y ont été retirées";

/// Erases the person from one table. Answers what was done and the vault keys that opened the rows deleted.
///
/// # Errors
/// When the database refuses or does not answer.
pub async fn erase_table(
    tx: &Tx,
    holding: &Holding,
    finder: &Finder<'_>,
    record: &RecordDeclaration,
    pseudonym: &str,
) -> Result<(Counts, Vec<Id>), Error> {
    let mut counts =
        Counts { base: holding.database.name().to_owned(), table: record.table.to_owned(), ..Counts::default() };
    let mut values = Vec::new();
    let Some(condition) = finder.rows(record, &mut values) else { return Ok((counts, Vec::new())) };
    let found = count(tx, record, &condition, &values).await?;
    if found == 0 {
        return Ok((counts, Vec::new()));
    }
    if record.erased_by_row() {
        let keys = keys_of(tx, record, &condition, &values).await?;
        counts.supprimees = delete_rows(tx.sql(), &holding.records, record, condition, values).await?;
        return Ok((counts, keys));
    }
    if record.subjects.len() == 1 {
        counts.motifs.extend(reasons(record));
        counts.modifiees = update(tx, record, record.personal(), pseudonym, &condition, values).await?;
        counts.gardees = if counts.motifs.is_empty() { 0 } else { found };
        return Ok((counts, Vec::new()));
    }
    // Where the person is the only one of the row, everything in it is theirs.
    let mut values = Vec::new();
    let mut keys = Vec::new();
    if let Some(alone) = alone(finder, record, &mut values) {
        keys = keys_of(tx, record, &alone, &values).await?;
        counts.modifiees = update(tx, record, record.personal(), pseudonym, &alone, values).await?;
    }
    for subject in record.subjects {
        let (Subject::Account(column) | Subject::Contact(column)) = subject else { continue };
        let mut values = Vec::new();
        let (Some(theirs), Some(field)) = (finder.subject(record, subject, &mut values), record.column(column)) else {
            continue;
        };
        counts.modifiees += update(tx, record, std::iter::once(field), pseudonym, &theirs, values).await?;
    }
    counts.motifs.extend(reasons(record));
    counts.motifs.insert(OTHERS.to_owned());
    counts.gardees = found;
    Ok((counts, keys))
}

/// The condition that every subject of the row is the person, or nobody.
fn alone(finder: &Finder<'_>, record: &RecordDeclaration, values: &mut Vec<Value>) -> Option<String> {
    let any = finder.rows(record, values)?;
    let mut all = vec![any];
    for subject in record.subjects {
        let (Subject::Account(column) | Subject::Contact(column) | Subject::Through { column, .. }) = subject else {
            continue;
        };
        let met = finder.subject(record, subject, values).unwrap_or_else(|| "1 = 0".into());
        let nobody = if record.column(column)?.nullable {
            format!("\"{column}\" IS NULL")
        } else {
            format!("\"{column}\" = ''")
        };
        all.push(format!("({met} OR {nobody})"));
    }
    Some(all.join(" AND "))
}

fn reasons(record: &RecordDeclaration) -> impl Iterator<Item = String> {
    record.personal().filter_map(|field| match field.kind.erasure() {
        Some(Erasure::Keep(reason)) => Some(reason.to_owned()),
        _ => None,
    })
}

async fn count(tx: &Tx, record: &RecordDeclaration, condition: &str, values: &[Value]) -> Result<u64, Error> {
    let count = format!("SELECT COUNT(*) FROM \"{}\" WHERE {condition}", record.table);
    let row = tx
        .sql()
        .query_one_raw(Statement::from_sql_and_values(tx.sql().get_database_backend(), count, values.to_vec()))
        .await?;
    Ok(row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0).unsigned_abs())
}

/// The blind index of a value that goes would still tell whose it was.
fn forget_index(record: &RecordDeclaration, field: &FieldDeclaration, pseudonym: &str) -> Option<String> {
    let FieldKind::Personal { blind_index: Some(index), erasure: Erasure::Delete | Erasure::Pseudonymise, .. } =
        field.kind
    else {
        return None;
    };
    let nothing = if record.column(index)?.nullable {
        "NULL".to_owned()
    } else {
        format!("'{}'", Digest::of(pseudonym.as_bytes()))
    };
    Some(format!("\"{index}\" = {nothing}"))
}

async fn update(
    tx: &Tx,
    record: &RecordDeclaration,
    fields: impl Iterator<Item = &'static FieldDeclaration>,
    pseudonym: &str,
    condition: &str,
    values: Vec<Value>,
) -> Result<u64, Error> {
    let backend = tx.sql().get_database_backend();
    let set = |field: &FieldDeclaration| match field.kind.erasure()? {
        Erasure::Delete => Some(format!("\"{}\" = {}", field.column, blank(field, backend))),
        Erasure::Pseudonymise => Some(format!("\"{}\" = {}", field.column, pseudonymised(field, pseudonym, backend))),
        Erasure::Keep(_) => None,
    };
    let fields: Vec<_> = fields.collect();
    let mut sets: Vec<_> = fields.iter().copied().filter_map(set).collect();
    sets.extend(fields.iter().filter_map(|field| forget_index(record, field, pseudonym)));
    if sets.is_empty() {
        return Ok(0);
    }
    let update = format!("UPDATE \"{}\" SET {} WHERE {condition}", record.table, sets.join(", "));
    Ok(tx.sql().execute_raw(Statement::from_sql_and_values(backend, update, values)).await?.rows_affected())
}
