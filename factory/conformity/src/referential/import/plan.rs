//! What an export changes: pure values to pure values. A criterion keeps its identifier when its sentence is the same, wherever it moved, and
//! when it was reworded in its place.

use std::collections::BTreeSet;

use super::{Export, Stated};

/// A criterion that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its stable identifier.
    pub id: String,
    /// Where it stands and what it says.
    pub stated: Stated,
    /// Whether a version withdrew it.
    pub retired: bool,
}

/// What becomes of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    Unchanged,
    /// Its sentence changed; here is the former one.
    Reworded(String),
    /// It stands in another standard, under another number, or its standard was renamed.
    Moved,
    /// It is new.
    Added,
    /// It is no longer asked.
    Retired,
    /// It is asked again.
    Restored,
}

impl Change {
    /// What the preview calls it.
    pub fn label(&self) -> &'static str {
        match self {
            Change::Unchanged => "inchangé",
            Change::Reworded(_) => "reformulé",
            Change::Moved => "déplacé",
            Change::Added => "nouveau",
            Change::Retired => "retiré",
            Change::Restored => "rétabli",
        }
    }
}

/// What an import does, criterion by criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Each criterion with what becomes of it, in the order of the export; those that are retired come last.
    pub lines: Vec<(String, Stated, Change)>,
}

impl Plan {
    /// Whether the import writes nothing.
    pub fn changes_nothing(&self) -> bool {
        self.lines.iter().all(|(_, _, change)| *change == Change::Unchanged)
    }

    /// How many criteria have this fate, by its label.
    pub fn count(&self, label: &str) -> usize {
        self.lines.iter().filter(|(_, _, change)| change.label() == label).count()
    }
}

/// Compares an export with what is known.
pub fn plan(known: &[Known], export: &Export) -> Plan {
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut found: Vec<Option<&Known>> = vec![None; export.criteria.len()];
    // The same sentence first, in its standard before any other; then the same place.
    let rules: [fn(&Known, &Stated) -> bool; 3] = [
        |known, stated| same(known, stated) && known.stated.standard == stated.standard,
        same,
        |known, stated| !known.retired && in_place(known, stated),
    ];
    for matches in rules {
        for (stated, place) in export.criteria.iter().zip(&mut found).filter(|(_, place)| place.is_none()) {
            *place = known.iter().find(|one| !taken.contains(one.id.as_str()) && matches(one, stated));
            taken.extend(place.map(|one| one.id.as_str()));
        }
    }
    let mut used: BTreeSet<String> = known.iter().map(|one| one.id.clone()).collect();
    let mut lines = Vec::with_capacity(export.criteria.len());
    for (stated, place) in export.criteria.iter().zip(found) {
        lines.push(match place {
            Some(known) => (known.id.clone(), stated.clone(), change(known, stated)),
            None => (new_id(stated, &mut used), stated.clone(), Change::Added),
        });
    }
    let gone = known.iter().filter(|one| !one.retired && !taken.contains(one.id.as_str()));
    lines.extend(gone.map(|one| (one.id.clone(), one.stated.clone(), Change::Retired)));
    Plan { lines }
}

fn change(known: &Known, stated: &Stated) -> Change {
    if known.retired {
        Change::Restored
    } else if known.stated == *stated {
        Change::Unchanged
    } else if known.stated.label != stated.label {
        Change::Reworded(known.stated.label.clone())
    } else {
        Change::Moved
    }
}

fn same(known: &Known, stated: &Stated) -> bool {
    let plain = |text: &str| {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    plain(&known.stated.label) == plain(&stated.label)
}

fn in_place(known: &Known, stated: &Stated) -> bool {
    known.stated.standard == stated.standard && known.stated.number == stated.number
}

/// The first identifier of the standard that nothing has ever had.
fn new_id(stated: &Stated, used: &mut BTreeSet<String>) -> String {
    let mut number = stated.number;
    loop {
        let id = format!("std.{}.{number}", stated.standard);
        if used.insert(id.clone()) {
            return id;
        }
        number = number.saturating_add(1);
    }
}
