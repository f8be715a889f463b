//! From the declaration of a table to the queries that give its people.

use privacy::{FieldKind, RecordDeclaration, Subject};

/// Chains of tables are short; a loop of declarations is cut.
const DEEPEST: usize = 8;

/// A query whose one column, `person`, identifies people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// By what.
    pub by: By,
    /// The query.
    pub select: String,
}

/// By what people are identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Their account.
    Account,
    /// An address, a number or a name.
    Contact,
    /// The blind index of one.
    Index,
}

/// The queries that give the people of a table, as any of the subjects of its rows; `narrowed` keeps some of its rows only.
pub fn people(
    record: &RecordDeclaration,
    records: &[RecordDeclaration],
    narrowed: Option<&str>,
    depth: usize,
) -> Vec<People> {
    let mut found = Vec::new();
    for subject in record.subjects {
        match subject {
            // The journal also tells of products and of the program itself.
            Subject::Account(column) if record.table == "journal_event" => {
                if *column == "actor" {
                    found.push(select(record, By::Account, column, Some("actor_kind = 'personne'")));
                }
            }
            Subject::Account(column) => found.push(select(record, By::Account, column, narrowed)),
            Subject::Contact(column) => found.extend(contact(record, column, narrowed)),
            Subject::Through { column, table, key } if depth < DEEPEST => {
                let Some(parent) = records.iter().find(|other| other.table == *table) else { continue };
                let which = narrowed.map(|narrowed| format!(" WHERE {narrowed}")).unwrap_or_default();
                let theirs = format!("\"{key}\" IN (SELECT \"{column}\" FROM \"{}\"{which})", record.table);
                found.extend(people(parent, records, Some(&theirs), depth + 1));
            }
            Subject::Through { .. } | Subject::Unidentified(_) => {}
        }
    }
    found
}

/// Equal addresses are seen to be equal by their blind index when they are encrypted, by themselves when they are not.
fn contact(record: &RecordDeclaration, column: &'static str, narrowed: Option<&str>) -> Option<People> {
    match record.column(column)?.kind {
        FieldKind::Personal { blind_index: Some(index), .. } => Some(select(record, By::Index, index, narrowed)),
        kind if kind.encrypted() => None,
        _ => Some(select(record, By::Contact, column, narrowed)),
    }
}

fn select(record: &RecordDeclaration, by: By, column: &str, narrowed: Option<&str>) -> People {
    let narrowed = narrowed.map(|narrowed| format!(" AND {narrowed}")).unwrap_or_default();
    let person = if by == By::Contact { format!("LOWER(\"{column}\")") } else { format!("\"{column}\"") };
    let table = record.table;
    let select = format!(
        "SELECT {person} AS person FROM \"{table}\" WHERE \"{column}\" IS NOT NULL AND \"{column}\" <> ''{narrowed}"
    );
    People { by, select }
}
