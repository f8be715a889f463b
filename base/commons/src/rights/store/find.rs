//! The condition that the rows of one person meet, from the declaration of subjects.

use std::collections::BTreeMap;

use kernel::{Error, Id};
use privacy::{FieldKind, RecordDeclaration, Subject};
use sea_orm::Value;

use crate::rights::{Holding, Known};

/// Chains of tables are short; a loop of declarations is cut.
const DEEPEST: usize = 8;

/// Finds the rows of a person in one database.
pub struct Finder<'a> {
    records: &'a [RecordDeclaration],
    known: &'a Known,
    /// Blind indexes of the person's addresses, by table and column.
    blind: BTreeMap<(&'static str, &'static str), Vec<String>>,
}

impl<'a> Finder<'a> {
    /// Prepares the search of a person.
    ///
    /// # Errors
    /// When the vault does not answer.
    pub async fn new(holding: &'a Holding, known: &'a Known) -> Result<Self, Error> {
        let mut blind = BTreeMap::new();
        for record in &holding.records {
            for column in record.subjects.iter().filter_map(contact_of) {
                if index_of(record, column).is_none() {
                    continue;
                }
                let mut indexes = Vec::new();
                for contact in &known.contacts {
                    let index = holding.database.vault().blind(record.table, column, &contact.to_lowercase()).await?;
                    indexes.push(index.as_str().to_owned());
                }
                blind.insert((record.table, column), indexes);
            }
        }
        Ok(Self { records: &holding.records, known, blind })
    }

    /// The condition on the rows of `record` that are about the person, as any of their subjects; nothing when there can be none.
    pub fn rows(&self, record: &RecordDeclaration, values: &mut Vec<Value>) -> Option<String> {
        self.at_depth(record, values, 0)
    }

    fn at_depth(&self, record: &RecordDeclaration, values: &mut Vec<Value>, depth: usize) -> Option<String> {
        let any: Vec<_> =
            record.subjects.iter().filter_map(|subject| self.of_subject(record, subject, values, depth)).collect();
        (!any.is_empty()).then(|| format!("({})", any.join(" OR ")))
    }

    /// The condition that one subject of the row is the person.
    pub fn subject(&self, record: &RecordDeclaration, subject: &Subject, values: &mut Vec<Value>) -> Option<String> {
        self.of_subject(record, subject, values, 0)
    }

    fn of_subject(
        &self,
        record: &RecordDeclaration,
        subject: &Subject,
        values: &mut Vec<Value>,
        depth: usize,
    ) -> Option<String> {
        match subject {
            Subject::Account(column) => {
                let account = self.known.account.as_ref()?;
                Some(format!("\"{column}\" = {}", place(values, account.as_str())))
            }
            Subject::Contact(column) => match (index_of(record, column), self.blind.get(&(record.table, column))) {
                (Some(index), Some(indexes)) if !indexes.is_empty() => {
                    Some(format!("\"{index}\" IN ({})", places(values, indexes)))
                }
                (Some(_), _) => None,
                (None, _) if self.known.contacts.is_empty() => None,
                (None, _) => {
                    // SQLite makes only ASCII letters small: the words as given are tried too.
                    let small: Vec<_> = self.known.contacts.iter().map(|contact| contact.to_lowercase()).collect();
                    let given = places(values, &self.known.contacts);
                    let small = places(values, &small);
                    Some(format!("(\"{column}\" IN ({given}) OR LOWER(\"{column}\") IN ({small}))"))
                }
            },
            Subject::Through { column, table, key } if depth < DEEPEST => {
                let parent = self.records.iter().find(|other| other.table == *table)?;
                let theirs = self.at_depth(parent, values, depth + 1)?;
                Some(format!("\"{column}\" IN (SELECT \"{key}\" FROM \"{table}\" WHERE {theirs})"))
            }
            Subject::Through { .. } | Subject::Unidentified(_) => None,
        }
    }

    /// The names under which the vault may hold the person's own keys.
    pub fn person_keys(&self) -> Vec<Id> {
        let indexes = self.blind.values().flatten().filter_map(|index| Id::parse(index.as_str()).ok());
        self.known.account.iter().cloned().chain(indexes).collect()
    }

    /// The names under which the key of a row's encrypted values may stand in the vault: the person's account, the blind index of their address,
    /// the row itself.
    pub fn key_names(&self, record: &RecordDeclaration, row: &str) -> Vec<Id> {
        let indexes =
            self.blind.iter().filter(|((table, _), _)| *table == record.table).flat_map(|(_, indexes)| indexes);
        let names = self.known.account.iter().map(Id::as_str).chain(indexes.map(String::as_str)).chain([row]);
        names.filter_map(|name| Id::parse(name).ok()).collect()
    }
}

fn contact_of(subject: &Subject) -> Option<&'static str> {
    match subject {
        Subject::Contact(column) => Some(column),
        _ => None,
    }
}

fn index_of(record: &RecordDeclaration, column: &str) -> Option<&'static str> {
    match record.column(column)?.kind {
        FieldKind::Personal { blind_index, .. } => blind_index,
        _ => None,
    }
}

fn place(values: &mut Vec<Value>, value: &str) -> String {
    values.push(value.into());
    format!("${}", values.len())
}

fn places(values: &mut Vec<Value>, all: &[String]) -> String {
    all.iter().map(|value| place(values, value)).collect::<Vec<_>>().join(", ")
}
