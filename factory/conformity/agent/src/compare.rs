//! The schema of a database beside what its manifest says.

use serde::{Deserialize, Serialize};

use crate::live::{Relation, RelationKind};
use crate::manifest::{Manifest, Table};

/// Something that one of them has and the other has not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "ecart", rename_all = "snake_case", deny_unknown_fields)]
pub enum Difference {
    /// A table, view or the like that no manifest names. Its columns are told one by one besides.
    #[serde(rename = "table_non_declaree")]
    UndeclaredTable {
        /// Its name.
        table: String,
        /// What it is.
        nature: RelationKind,
    },
    /// A column that no manifest names.
    #[serde(rename = "colonne_non_declaree")]
    UndeclaredColumn {
        /// Its table.
        table: String,
        /// Its name.
        colonne: String,
    },
    /// A table that is declared and does not exist.
    #[serde(rename = "table_absente")]
    MissingTable {
        /// Its name.
        table: String,
    },
    /// A column that is declared and does not exist.
    #[serde(rename = "colonne_absente")]
    MissingColumn {
        /// Its table.
        table: String,
        /// Its name.
        colonne: String,
    },
}

/// Every difference, in order.
pub fn compare(manifest: &Manifest, relations: &[Relation]) -> Vec<Difference> {
    let mut found = Vec::new();
    for relation in relations {
        let table = relation.name.clone();
        let Some(declared) = declaration(manifest, relation, relations) else {
            found.push(Difference::UndeclaredTable { table: table.clone(), nature: relation.kind });
            found.extend(relation.columns.iter().map(|column| undeclared(&table, &column.name)));
            continue;
        };
        let unknown =
            relation.columns.iter().filter(|column| !declared.fields.iter().any(|field| field.name == column.name));
        found.extend(unknown.map(|column| undeclared(&table, &column.name)));
        let absent =
            declared.fields.iter().filter(|field| !relation.columns.iter().any(|column| column.name == field.name));
        found.extend(
            absent.map(|field| Difference::MissingColumn { table: table.clone(), colonne: field.name.clone() }),
        );
    }
    let absent = manifest.tables.iter().filter(|table| !relations.iter().any(|relation| relation.name == table.name));
    found.extend(absent.map(|table| Difference::MissingTable { table: table.name.clone() }));
    found.sort();
    found
}

/// What is declared of a relation; a partition is declared with the table that it is a part of, unless it has a declaration of its own.
pub fn declaration<'a>(manifest: &'a Manifest, relation: &Relation, relations: &[Relation]) -> Option<&'a Table> {
    let mut relation = relation;
    // A chain of partitions ends; a count keeps us from believing a catalogue that says otherwise.
    for _ in 0..16 {
        if let Some(table) = manifest.table(&relation.name) {
            return Some(table);
        }
        let parent = relation.part_of.as_ref()?;
        relation = relations.iter().find(|other| other.name == *parent)?;
    }
    None
}

fn undeclared(table: &str, column: &str) -> Difference {
    Difference::UndeclaredColumn { table: table.to_owned(), colonne: column.to_owned() }
}

impl Difference {
    /// A sentence in French.
    pub fn sentence(&self) -> String {
        match self {
            Self::UndeclaredTable { table, nature } => format!("{} non déclarée : {table}", nature.label()),
            Self::UndeclaredColumn { table, colonne } => format!("colonne non déclarée : {table}.{colonne}"),
            Self::MissingTable { table } => format!("table déclarée et absente : {table}"),
            Self::MissingColumn { table, colonne } => format!("colonne déclarée et absente : {table}.{colonne}"),
        }
    }
}
