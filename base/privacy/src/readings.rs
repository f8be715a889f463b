//! What was read of sensitive data while one answer was prepared: the kernel journals it before the answer leaves.

#[cfg(test)]
mod tests;

use crate::{Category, FieldDeclaration, Id, Purpose, Record, RecordDeclaration};
use std::sync::{Arc, Mutex, PoisonError};

/// One sensitive reading, without the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The record type that was read; nothing when the value did not come from a declared row.
    pub record: Option<&'static RecordDeclaration>,
    /// The field that was read; nothing when the record is unknown or the value was renamed by the query.
    pub field: Option<&'static FieldDeclaration>,
    /// Pseudonym of the person whom the row is about.
    pub subject: Option<Id>,
    /// Why.
    pub purpose: Purpose,
}

impl Reading {
    /// The table read, for the journal.
    #[must_use]
    pub fn table(&self) -> Option<&'static str> {
        self.record.map(|record| record.table)
    }

    /// The categories read: that of the field, or every sensitive one of the record when the field is not known.
    #[must_use]
    pub fn categories(&self) -> Vec<Category> {
        let category = |field: &FieldDeclaration| field.kind.category().filter(|category| category.is_sensitive());
        match (self.field, self.record) {
            (Some(field), _) => category(field).into_iter().collect(),
            (None, Some(record)) => record.fields.iter().filter_map(category).collect(),
            (None, None) => Vec::new(),
        }
    }
}

/// The collector, shared by everything that prepares one answer. A clone collects into the same list.
#[derive(Debug, Clone, Default)]
pub struct Readings {
    collected: Arc<Mutex<Vec<Reading>>>,
    about: Option<(&'static RecordDeclaration, Id)>,
}

impl Readings {
    /// An empty collector.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same collector, told which record is read and whom it is about (a pseudonym, never a name).
    #[must_use]
    pub fn about<R: Record>(&self, subject: &Id) -> Self {
        Self { collected: Arc::clone(&self.collected), about: Some((R::declaration(), subject.clone())) }
    }

    /// Takes what was collected, oldest first; the collector is then empty.
    #[must_use]
    pub fn take(&self) -> Vec<Reading> {
        std::mem::take(&mut *self.collected.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether nothing was read since the last [`Readings::take`].
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.collected.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Notes a reading once per record, field, person and purpose.
    pub(crate) fn note(&self, column: Option<&str>, purpose: Purpose) {
        let record = self.about.as_ref().map(|(record, _)| *record);
        let field = record.zip(column).and_then(|(record, column)| record.column(column));
        let subject = self.about.as_ref().map(|(_, subject)| subject.clone());
        let reading = Reading { record, field, subject, purpose };
        let mut collected = self.collected.lock().unwrap_or_else(PoisonError::into_inner);
        if !collected.contains(&reading) {
            collected.push(reading);
        }
    }
}
