//! What may be touched, as the form offers it, and what was, as the register keeps it: both from the declarations.

use privacy::{Category, RecordDeclaration};
use ui::Choice;

use super::domain::{Facts, FactsForm, Touched};
use super::store::Measured;
use crate::rights::Holding;

/// The processings of these databases, each once, by name.
pub fn processings(holdings: &[Holding]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for (_, record) in tables(holdings) {
        let Some(processing) = record.processing else { continue };
        if choices.iter().all(|choice| choice.value != processing.id) {
            choices.push(Choice::new(processing.id, processing.name).hint(processing.people.join(", ")));
        }
    }
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    choices
}

/// The tables about people, by processing.
pub fn choices(holdings: &[Holding]) -> Vec<Choice> {
    let mut choices: Vec<_> = tables(holdings)
        .map(|(base, record)| {
            let name = record.processing.map_or("", |processing| processing.name);
            Choice::new(format!("{base}.{}", record.table), format!("{name} : {}", record.table))
                .hint(categories(record).into_iter().map(Category::label).collect::<Vec<_>>().join(", "))
        })
        .collect();
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    choices
}

/// The tables that a form names: those that are checked, and every table of a processing of which none is.
pub fn named(holdings: &[Holding], form: &FactsForm) -> Vec<(String, String)> {
    let checked = |base: &str, table: &str| form.tables.iter().any(|named| *named == format!("{base}.{table}"));
    let of = |base: &str, record: &RecordDeclaration| {
        let Some(processing) = record.processing else { return false };
        let precise = tables(holdings).any(|(other_base, other)| {
            other.processing.is_some_and(|other| other.id == processing.id) && checked(other_base, other.table)
        });
        checked(base, record.table) || (!precise && form.traitements.iter().any(|named| named == processing.id))
    };
    tables(holdings)
        .filter(|(base, record)| of(base, record))
        .map(|(base, record)| (base.to_owned(), record.table.to_owned()))
        .collect()
}

/// Adds to the facts what was counted in their tables.
pub fn with_tables(mut facts: Facts, holdings: &[Holding], measured: Measured) -> Facts {
    for (base, record) in tables(holdings) {
        let Some((rows, persons)) = measured.tables.get(&format!("{base}.{}", record.table)) else { continue };
        let Some(processing) = record.processing else { continue };
        let held = categories(record);
        facts.tables.push(Touched {
            base: base.to_owned(),
            table: record.table.to_owned(),
            processing: processing.name.to_owned(),
            categories: held.iter().map(|category| category.label().to_owned()).collect(),
            sensitive: held.iter().any(|category| category.is_sensitive() && *category != Category::FreeText),
            people: processing.people.iter().map(|people| (*people).to_owned()).collect(),
            persons: *persons,
            rows: *rows,
        });
    }
    facts.persons = measured.persons;
    facts.rows = measured.rows;
    facts
}

fn tables(holdings: &[Holding]) -> impl Iterator<Item = (&str, &RecordDeclaration)> {
    holdings.iter().flat_map(|holding| {
        let records = holding.records.iter().filter(|record| record.about_people());
        records.map(|record| (holding.database.name(), record))
    })
}

fn categories(record: &RecordDeclaration) -> Vec<Category> {
    let mut held: Vec<_> = record.personal().filter_map(|field| field.kind.category()).collect();
    held.sort_unstable();
    held.dedup();
    held
}
