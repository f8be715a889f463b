//! What is in a database, whatever the engine.

use privacy::Family;

/// Everything that can hold or copy a value.
#[derive(Debug, Default)]
pub(super) struct Live {
    pub relations: Vec<Relation>,
    pub indexes: Vec<Index>,
    pub triggers: Vec<Trigger>,
    /// Stored functions and procedures; SQLite has none.
    pub routines: Vec<String>,
}

/// A table, a view, or what resembles one.
#[derive(Debug)]
pub(super) struct Relation {
    /// Its name, after that of its schema when it is not the service's own.
    pub name: String,
    pub kind: RelationKind,
    /// The table of which it is a part, when it is a partition of one or the storage of a virtual one.
    pub part_of: Option<String>,
    pub columns: Vec<Column>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RelationKind {
    Table,
    Partition,
    View,
    MaterialisedView,
    ForeignTable,
    VirtualTable,
    /// The storage of a virtual table, which the engine makes by itself.
    Shadow,
}

impl RelationKind {
    /// The French name, for a sentence that begins with it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Partition => "partition",
            Self::View => "vue",
            Self::MaterialisedView => "vue matérialisée",
            Self::ForeignTable => "table étrangère",
            Self::VirtualTable => "table virtuelle",
            Self::Shadow => "table interne",
        }
    }

    /// Whether the engine knows which of its columns may be empty and which make the key.
    pub fn has_constraints(self) -> bool {
        matches!(self, Self::Table | Self::Partition)
    }
}

#[derive(Debug)]
pub(super) struct Column {
    pub name: String,
    pub type_name: String,
    pub nullable: bool,
    pub key: bool,
}

#[derive(Debug)]
pub(super) struct Index {
    pub name: String,
    pub table: String,
    /// Made by the engine for a PRIMARY KEY or UNIQUE of the table.
    pub of_constraint: bool,
    /// The columns; none of an expression, which has no name.
    pub columns: Vec<Option<String>>,
    /// Only some rows are indexed.
    pub partial: bool,
    /// The statement that made it, when the engine keeps it as written.
    pub text: Option<String>,
}

#[derive(Debug)]
pub(super) struct Trigger {
    pub name: String,
    pub table: String,
    /// The statement that made it, when the engine keeps it as written.
    pub text: Option<String>,
}

/// The family of a type, from the engine's name for it.
pub(super) fn family(type_name: &str) -> Family {
    let lower = type_name.to_ascii_lowercase();
    let bare = lower.split('(').next().unwrap_or_default().trim();
    match bare {
        "text" | "varchar" | "character varying" | "character" | "char" | "clob" => Family::Text,
        "bigint" | "integer" | "int" | "smallint" | "int8" | "int4" | "int2" => Family::Integer,
        "real" | "double" | "double precision" | "float" | "numeric" | "decimal" => Family::Real,
        "boolean" | "bool" => Family::Boolean,
        "date" => Family::Date,
        "bytea" | "blob" => Family::Bytes,
        _ if bare.starts_with("timestamp") || bare == "datetime" => Family::Timestamp,
        _ if bare.starts_with("time") => Family::Time,
        _ => Family::Unknown,
    }
}
