//! What the declarations of a service say, gathered by processing: the one source of the register and of the notice.

use privacy::{Digest, FieldDeclaration, Period, Processing, RecordDeclaration, Retention, Trigger, scope_digest};

/// A processing and the tables that serve it.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The processing.
    pub processing: &'static Processing,
    /// The tables that serve it, in the order of the list.
    pub records: Vec<RecordDeclaration>,
    /// How long what is kept.
    pub kept: Vec<Kept>,
}

/// Data that live and end together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Their names; the label of their category where the declaration names none.
    pub what: Vec<String>,
    /// The event that starts the clock.
    pub start: String,
    /// The time in the active database.
    pub active: String,
    /// The time in the intermediate archive; empty when there is none.
    pub archive: String,
    /// What becomes of them.
    pub fate: &'static str,
    /// Where the period comes from.
    pub source: &'static str,
}

/// The processings of these tables, by name. Tables about no person serve none.
pub fn gather(records: &[RecordDeclaration]) -> Vec<Declared> {
    let mut processings: Vec<&'static Processing> = Vec::new();
    for processing in records.iter().filter_map(|record| record.processing) {
        if processings.iter().all(|known| known.id != processing.id) {
            processings.push(processing);
        }
    }
    processings.sort_by_key(|processing| processing.name);
    processings.into_iter().map(|processing| Declared::of(processing, records)).collect()
}

impl Declared {
    fn of(processing: &'static Processing, all: &[RecordDeclaration]) -> Self {
        let serves = |record: &&RecordDeclaration| record.processing.is_some_and(|other| other.id == processing.id);
        let records: Vec<_> = all.iter().filter(serves).copied().collect();
        let kept = kept(&records, all);
        Self { processing, records, kept }
    }

    /// What attestations are bound to: changes with any part of the declaration, and with nothing else.
    pub fn digest(&self) -> Digest {
        scope_digest(self.processing, &self.records.iter().collect::<Vec<_>>())
    }

    /// The categories of data held, each once, in the order of the register.
    pub fn categories(&self) -> Vec<privacy::Category> {
        privacy::dpia::categories(self.processing, &self.records.iter().collect::<Vec<_>>())
    }

    /// The personal and sealed fields of every table.
    pub fn personal(&self) -> impl Iterator<Item = &'static FieldDeclaration> {
        self.records.iter().flat_map(|record| record.fields).filter(|field| field.kind.category().is_some())
    }
}

fn kept(records: &[RecordDeclaration], all: &[RecordDeclaration]) -> Vec<Kept> {
    let mut lines: Vec<Kept> = Vec::new();
    for record in records {
        for (retention, fields) in record.retention_groups() {
            let names = fields.iter().map(|field| name(field));
            add(&mut lines, names.collect(), line(record, retention, all));
        }
        if let Some(rows) = record.retention {
            let said = record.personal().any(|field| field.kind.retention() == Some(rows));
            if !said {
                add(&mut lines, vec!["Lignes entières, données techniques comprises".into()], line(record, rows, all));
            }
        }
    }
    lines
}

fn add(lines: &mut Vec<Kept>, names: Vec<String>, new: Kept) {
    let same = |known: &&mut Kept| Kept { what: Vec::new(), ..(**known).clone() } == new;
    let line = match lines.iter_mut().find(same) {
        Some(line) => line,
        None => {
            lines.push(new);
            lines.last_mut().expect("a line was just added")
        }
    };
    for name in names {
        if !line.what.contains(&name) {
            line.what.push(name);
        }
    }
}

fn line(record: &RecordDeclaration, retention: &Retention, all: &[RecordDeclaration]) -> Kept {
    Kept {
        what: Vec::new(),
        start: start(record, retention.trigger, all),
        active: retention.active.label(),
        archive: retention.intermediate.map(Period::label).unwrap_or_default(),
        fate: retention.fate.label(),
        source: retention.source,
    }
}

fn name(field: &FieldDeclaration) -> String {
    let category = field.kind.category().map(privacy::Category::label);
    field.label.or(category).unwrap_or_default().to_owned()
}

/// The event in words: the label of the column, or the reason for which it is technical; people are not told of columns.
fn start(record: &RecordDeclaration, trigger: Trigger, all: &[RecordDeclaration]) -> String {
    let field = match trigger {
        Trigger::Column(column) => record.column(column),
        Trigger::Parent { table, trigger, .. } => {
            all.iter().find(|other| other.table == table).and_then(|parent| parent.column(trigger))
        }
    };
    field.map_or_else(|| "Date inscrite dans la fiche dont la donnée dépend".to_owned(), event)
}

fn event(field: &FieldDeclaration) -> String {
    match (field.label, field.kind) {
        (Some(label), _) => label.to_owned(),
        (None, privacy::FieldKind::Technical(reason)) => capital(reason),
        (None, _) => "Date inscrite dans la fiche".to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
