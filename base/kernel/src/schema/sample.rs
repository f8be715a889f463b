//! A sample of the columns that should hold no personal value, read for what looks like one.

use std::collections::BTreeSet;

use privacy::detect::{Finding, findings};
use privacy::{Family, FieldKind, RecordDeclaration};
use sea_orm::{ConnectionTrait, Statement};

use crate::Error;
use crate::db::Database;

/// Columns declared personal whose texts the program alone writes: pseudonyms and names, never a value.
const WRITTEN_BY_US: [(&str, &str); 3] =
    [("journal_event", "subject"), ("journal_event", "details"), ("kernel_job", "last_error")];

/// A column where at least one value has the shape of personal data. The value itself is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suspicion {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// What the value looks like.
    pub found: Finding,
}

/// Reads at most `rows` rows of each table, drawn at random, and tells which columns hold what they should not: anything personal in a
/// technical text; a NIR or an IBAN in an editorial one, where the address of an office is no surprise.
///
/// # Errors
/// When the database does not answer.
pub async fn sample(database: &Database, records: &[RecordDeclaration], rows: u32) -> Result<Vec<Suspicion>, Error> {
    let mut suspicions = BTreeSet::new();
    for record in records {
        let columns: Vec<_> =
            record.fields.iter().filter_map(|field| Some((field.column, watched(record, field)?))).collect();
        if columns.is_empty() {
            continue;
        }
        let list: Vec<_> = columns.iter().map(|(column, _)| format!("CAST(\"{column}\" AS TEXT)")).collect();
        let read = format!("SELECT {} FROM \"{}\" ORDER BY random() LIMIT {rows}", list.join(", "), record.table);
        let reader = database.reader();
        for row in reader.query_all_raw(Statement::from_string(reader.get_database_backend(), read)).await? {
            for (index, (column, watched)) in columns.iter().enumerate() {
                let value: Option<String> = row.try_get_by_index(index)?;
                let value = value.filter(|value| !is_made_by_us(value)).unwrap_or_default();
                let found = findings(&value).into_iter().filter(|found| watched.contains(found));
                suspicions.extend(found.map(|found| Suspicion { table: record.table, column, found }));
            }
        }
    }
    Ok(suspicions.into_iter().collect())
}

/// An identifier or a digest: one in a hundred of them passes the control of an IBAN by chance.
fn is_made_by_us(value: &str) -> bool {
    let hexadecimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_uuid = value.len() == 36 && value.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    hexadecimal(&value.replace('-', "")) && (is_uuid || value.len() == 64)
}

/// What a value of this column must not look like; nothing when the column is personal or holds no text.
fn watched(record: &RecordDeclaration, field: &privacy::FieldDeclaration) -> Option<&'static [Finding]> {
    const ALL: &[Finding] = &[Finding::Nir, Finding::Iban, Finding::Email, Finding::Phone];
    const NUMBERS: &[Finding] = &[Finding::Nir, Finding::Iban];
    if !matches!(field.family, Family::Text | Family::Unknown) {
        return None;
    }
    match field.kind {
        FieldKind::Technical(_) => Some(ALL),
        FieldKind::Editorial => Some(NUMBERS),
        _ if WRITTEN_BY_US.contains(&(record.table, field.column)) => Some(ALL),
        FieldKind::Personal { .. } | FieldKind::Sealed { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_identifiers_are_no_iban_and_an_iban_is_no_identifier() {
        assert!(is_made_by_us("fe76ab12-0d3c-7f3e-8a11-02c4a9b1d2e3"));
        assert!(is_made_by_us(&"a".repeat(64)));
        assert!(!is_made_by_us("FR7630006000011234567890189"));
        assert!(!is_made_by_us("06 12 34 56 78"));
    }
}
