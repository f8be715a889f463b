//! Deleting rows with what depends on them, and emptying values.

use std::future::Future;
use std::pin::Pin;

use kernel::{Error, Id, Tx};
use privacy::{Erasure, Family, FieldDeclaration, FieldKind, RecordDeclaration, Subject, Trigger};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

use super::Finder;
use crate::rights::Holding;

/// Tables in the order in which rows may go: those that belong to others first, those that hold accounts last.
pub fn order(records: &[RecordDeclaration]) -> Vec<RecordDeclaration> {
    let mut ordered = records.to_vec();
    ordered.sort_by_key(|record| std::cmp::Reverse(depth(record, records, 0)));
    ordered
}

fn depth(record: &RecordDeclaration, records: &[RecordDeclaration], level: usize) -> usize {
    let below = |table: &str| match records.iter().find(|other| other.table == table) {
        Some(parent) if level < 8 => 1 + depth(parent, records, level + 1),
        _ => 1,
    };
    let of = |subject: &Subject| match subject {
        Subject::Through { table, .. } => below(table),
        Subject::Account(column) | Subject::Contact(column) if record.column(column).is_some_and(|field| field.key) => {
            0
        }
        _ => 1,
    };
    // What lives as long as a row of another table belongs to it, whoever its subject is.
    let owner = record.row_retention().and_then(|retention| match retention.trigger {
        Trigger::Parent { table, .. } => Some(below(table)),
        Trigger::Column(_) => None,
    });
    record.subjects.iter().map(of).chain(owner).max().unwrap_or(1)
}

/// Deletes the rows of `record` that meet `condition`, after those of the tables that belong to them. Answers how many of its own went.
///
/// # Errors
/// When a row that stays refers to one that goes, or the database does not answer.
pub fn delete_rows<'a>(
    tx: &'a impl ConnectionTrait,
    records: &'a [RecordDeclaration],
    record: &'a RecordDeclaration,
    condition: String,
    values: Vec<Value>,
) -> Pin<Box<dyn Future<Output = Result<u64, Error>> + Send + 'a>> {
    Box::pin(async move {
        for child in records.iter().filter(|child| child.table != record.table) {
            for subject in child.subjects {
                let Subject::Through { column, table, key } = subject else { continue };
                if *table == record.table {
                    let theirs = format!("\"{column}\" IN (SELECT \"{key}\" FROM \"{table}\" WHERE {condition})");
                    delete_rows(tx, records, child, theirs, values.clone()).await?;
                }
            }
        }
        let delete = format!("DELETE FROM \"{}\" WHERE {condition}", record.table);
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), delete, values);
        Ok(tx.execute_raw(statement).await?.rows_affected())
    })
}

/// The keys of rows under which the vault may hold a key of its own, when the table has encrypted values.
///
/// # Errors
/// When the database does not answer.
pub async fn keys_of(tx: &Tx, record: &RecordDeclaration, condition: &str, values: &[Value]) -> Result<Vec<Id>, Error> {
    match select_keys(record, condition) {
        Some(select) => read_keys(tx.sql(), select, values.to_vec()).await,
        None => Ok(Vec::new()),
    }
}

/// The same for the rows of a person, as they stand.
///
/// # Errors
/// When the database does not answer.
pub async fn keys_of_person(
    holding: &Holding,
    finder: &Finder<'_>,
    record: &RecordDeclaration,
) -> Result<Vec<Id>, Error> {
    let mut values = Vec::new();
    let Some(condition) = finder.rows(record, &mut values) else { return Ok(Vec::new()) };
    match select_keys(record, &condition) {
        Some(select) => read_keys(holding.database.reader(), select, values).await,
        None => Ok(Vec::new()),
    }
}

fn select_keys(record: &RecordDeclaration, condition: &str) -> Option<String> {
    let may_be_sealed = |field: &FieldDeclaration| {
        matches!(field.family, Family::Unknown | Family::Bytes) && field.kind.category().is_some()
    };
    let keys: Vec<_> = record.fields.iter().filter(|field| field.key).collect();
    let [key] = keys.as_slice() else { return None };
    let sealed = record.fields.iter().any(may_be_sealed);
    (sealed && key.family != Family::Integer)
        .then(|| format!("SELECT \"{}\" FROM \"{}\" WHERE {condition}", key.column, record.table))
}

async fn read_keys(sql: &impl ConnectionTrait, select: String, values: Vec<Value>) -> Result<Vec<Id>, Error> {
    let rows = sql.query_all_raw(Statement::from_sql_and_values(sql.get_database_backend(), select, values)).await?;
    let names: Result<Vec<String>, _> = rows.iter().map(|row| row.try_get_by_index(0)).collect();
    Ok(names?.into_iter().filter_map(|name| Id::parse(name).ok()).collect())
}

/// The SQL that empties a column.
pub fn blank(field: &FieldDeclaration, backend: DbBackend) -> &'static str {
    let bytes = match backend {
        DbBackend::Postgres => "''::bytea",
        _ => "X''",
    };
    match field.family {
        _ if field.nullable => "NULL",
        Family::Integer | Family::Real => "0",
        Family::Boolean => "FALSE",
        Family::Date => "'1970-01-01'",
        Family::Time => "'00:00:00'",
        Family::Timestamp => "'1970-01-01T00:00:00+00:00'",
        Family::Bytes => bytes,
        Family::Unknown if field.kind.encrypted() || is_sealed(field) => bytes,
        Family::Text | Family::Unknown => "''",
    }
}

/// The value that takes the place of a pseudonymised one in texts; other types are emptied.
pub fn pseudonymised(field: &FieldDeclaration, pseudonym: &str, backend: DbBackend) -> String {
    let text = matches!(field.family, Family::Text) || (field.family == Family::Unknown && !field.kind.encrypted());
    if text { format!("'{pseudonym}'") } else { blank(field, backend).to_owned() }
}

/// What an erasure does to a field; nothing when it holds nothing personal.
pub fn is_sealed(field: &FieldDeclaration) -> bool {
    matches!(field.kind, FieldKind::Sealed { erasure: Erasure::Delete | Erasure::Pseudonymise, .. })
}
