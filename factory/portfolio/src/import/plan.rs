//! What an import will do, decided before anything is written: what is stored and what was read, field by field.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::source::{Kind, Notes, ProductSource, Warning, export_path};

/// A record as it is stored, and what an import may not touch.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<T> {
    /// The record.
    pub record: T,
    /// Fields edited here since the last import.
    pub edited: BTreeSet<String>,
    /// Whether an import brought it: only then is its absence from the folder worth telling.
    pub imported: bool,
}

/// The name under which the phases of a product are held: decided here, they are edited for ever.
pub const PHASES: &str = "phases";

/// Among the fields edited here, this stands for all of them: a product created here belongs to nobody else.
pub const EVERYTHING: &str = "*";

/// A field that changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Name of the field in the source.
    pub field: String,
    /// What is stored.
    pub before: Value,
    /// What was read.
    pub after: Value,
}

/// What will happen to a record that was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is new.
    Created,
    /// These fields change.
    Changed(Vec<Change>),
    /// Nothing is to be written.
    Unchanged,
}

/// The plan of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned<T> {
    /// The record as it will be stored.
    pub record: T,
    /// What will happen.
    pub verdict: Verdict,
    /// Fields that the folder gives otherwise and that are kept as edited here.
    pub conflicts: Vec<String>,
}

/// The plan of all records of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan<T> {
    /// The records read, in the order of the folder.
    pub records: Vec<Planned<T>>,
    /// Imported records that the folder no longer has: they are kept.
    pub absent: Vec<String>,
}

impl<T> Plan<T> {
    /// Records created, changed and unchanged.
    pub fn counts(&self) -> (usize, usize, usize) {
        self.records.iter().fold((0, 0, 0), |(created, changed, unchanged), planned| match planned.verdict {
            Verdict::Created => (created + 1, changed, unchanged),
            Verdict::Changed(_) => (created, changed + 1, unchanged),
            Verdict::Unchanged => (created, changed, unchanged + 1),
        })
    }
}

/// Compares what is stored, by identifier, with what was read. Planning again what a plan stored gives no change.
///
/// # Errors
/// When a record cannot be compared as JSON, which no record of this crate can cause.
pub fn plan<T: Serialize + DeserializeOwned + Clone + PartialEq>(
    stored: &BTreeMap<String, Stored<T>>,
    read: Vec<(String, T)>,
) -> Result<Plan<T>, serde_json::Error> {
    let ids: BTreeSet<String> = read.iter().map(|(id, _)| id.clone()).collect();
    let records = read.into_iter().map(|(id, record)| match stored.get(&id) {
        None => Ok(Planned { record, verdict: Verdict::Created, conflicts: Vec::new() }),
        Some(before) => compare(before, record),
    });
    let records = records.collect::<Result<Vec<_>, _>>()?;
    let gone = stored.iter().filter(|(id, stored)| stored.imported && !ids.contains(*id));
    Ok(Plan { records, absent: gone.map(|(id, _)| id.clone()).collect() })
}

/// The fields in which two records differ, in the order of the second.
///
/// # Errors
/// When a record cannot be compared as JSON, which no record of this crate can cause.
pub fn changes<T: Serialize>(before: &T, after: &T) -> Result<Vec<Change>, serde_json::Error> {
    let mut before = fields(before)?;
    let differing = fields(after)?.into_iter().filter_map(|(field, after)| {
        let before = before.remove(&field).unwrap_or(Value::Null);
        (before != after).then_some(Change { field, before, after })
    });
    Ok(differing.collect())
}

fn compare<T: Serialize + DeserializeOwned + Clone + PartialEq>(
    stored: &Stored<T>,
    read: T,
) -> Result<Planned<T>, serde_json::Error> {
    if stored.record == read {
        return Ok(Planned { record: read, verdict: Verdict::Unchanged, conflicts: Vec::new() });
    }
    let held = |field: &str| stored.edited.contains(holder(field)) || stored.edited.contains(EVERYTHING);
    let (kept, changes): (Vec<Change>, Vec<Change>) =
        self::changes(&stored.record, &read)?.into_iter().partition(|change| held(&change.field));
    let mut after = fields(&read)?;
    let conflicts = kept.iter().map(|change| change.field.clone()).collect();
    after.extend(kept.into_iter().map(|change| (change.field, change.before)));
    let record = serde_json::from_value(Value::Object(after))?;
    let verdict = if changes.is_empty() { Verdict::Unchanged } else { Verdict::Changed(changes) };
    Ok(Planned { record, verdict, conflicts })
}

fn fields<T: Serialize>(record: &T) -> Result<Map<String, Value>, serde_json::Error> {
    match serde_json::to_value(record)? {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Map::new()),
    }
}

/// Phases that could not be read go with the phases.
fn holder(field: &str) -> &str {
    if field == "phases_unread" { PHASES } else { field }
}

/// The conflicts and absences of products, as warnings of the import.
pub fn conflicts(plan: &Plan<ProductSource>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for planned in &plan.records {
        let notes = Notes::of(export_path(&planned.record.id));
        for field in &planned.conflicts {
            let (kind, message) = if holder(field) == PHASES {
                (Kind::PhaseConflict, "Les phases de ce produit se décident ici : celles du dossier sont ignorées.")
            } else {
                (Kind::FieldConflict, "Le champ a été modifié ici depuis le dernier import : il est gardé.")
            };
            warnings.push(notes.warning(0, field, kind, message));
        }
    }
    for id in &plan.absent {
        let message = "Le dossier n'a plus cette fiche : elle est gardée ici.";
        warnings.push(Notes::of(export_path(id)).warning(0, "", Kind::Absent, message));
    }
    warnings
}
