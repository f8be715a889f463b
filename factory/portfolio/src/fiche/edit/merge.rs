//! Two people edit one fiche at once: what does not clash is brought together, what clashes is shown.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::form::{FIELDS, FicheForm};
use crate::fiche::labels::field_label;
use crate::registry::domain::Edit;
use crate::source::ProductSource;

/// A field that two people changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Its name in the form.
    pub field: &'static str,
    /// Its label.
    pub label: String,
    /// What is stored now.
    pub stored: String,
}

/// The person's form upon what is stored now, and the fields where both differ. `edits` is the history of the fiche; the form is taken
/// up again from the stored revision.
pub fn merge(
    stored: &ProductSource,
    revision: i64,
    depuis: i64,
    form: FicheForm,
    edits: &[Edit],
) -> (FicheForm, Vec<Clash>) {
    let since = DateTime::<Utc>::from_timestamp_micros(form.depuis).unwrap_or_default();
    let now = FicheForm::of(stored, revision, depuis);
    let mut merged = FicheForm { revision, depuis, ..form };
    let mut clashes = Vec::new();
    for field in FIELDS {
        // The history is read from the latest change: the oldest one since the form was opened holds what the person saw.
        let others = edits.iter().rfind(|edit| edit.field == field && edit.changed_at > since);
        let Some(others) = others else { continue };
        let theirs = now.value(field).to_owned();
        let mine = merged.value(field).replace("\r\n", "\n");
        if mine.trim() == theirs.trim() {
            continue;
        }
        let untouched = others.before.as_ref().is_some_and(|before| as_text(before).trim() == mine.trim());
        if untouched {
            merged.put(field, theirs);
        } else {
            clashes.push(Clash { field, label: field_label(field).to_owned(), stored: theirs });
        }
    }
    (merged, clashes)
}

/// A stored value as the form writes it.
fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(value) => if *value { "oui" } else { "non" }.to_owned(),
        Value::Array(items) => items.iter().map(as_text).collect::<Vec<_>>().join("\n"),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
