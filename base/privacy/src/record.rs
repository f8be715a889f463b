//! What a table holds, field by field: the declaration that everything else is derived from.

mod columns;
#[cfg(test)]
mod tests;

pub use columns::{PersonalColumn, SealedColumn, SensitiveColumn, TechnicalColumn};

use crate::{Category, Processing, Retention};
use serde::Serialize;

/// A declared row type. Derived with `#[derive(privacy::Record)]` on the model of an entity.
pub trait Record {
    /// The declaration of the table.
    const DECLARATION: RecordDeclaration;

    /// The declaration of the table, at one address.
    #[must_use]
    fn declaration() -> &'static RecordDeclaration {
        const { &Self::DECLARATION }
    }
}

/// The declaration of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RecordDeclaration {
    /// Name of the table.
    pub table: &'static str,
    /// The processing that the rows serve; nothing when they are about no person.
    pub processing: Option<&'static Processing>,
    /// Why the rows are about no person, when they are about none.
    pub no_person: Option<&'static str>,
    /// How to find the rows of one person: one entry for each person that a row is about.
    pub subjects: &'static [Subject],
    /// Retention of whole rows, when it is not that of their fields.
    pub retention: Option<&'static Retention>,
    /// Every column.
    pub fields: &'static [FieldDeclaration],
}

/// How the rows of one person are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The column holds the identifier of the person's account.
    Account(&'static str),
    /// The column holds the address or number by which the person is known.
    Contact(&'static str),
    /// The row belongs to a row of another table, which says whose it is.
    Through {
        /// Column of this table.
        column: &'static str,
        /// The other table.
        table: &'static str,
        /// Column of the other table that `column` refers to.
        key: &'static str,
    },
    /// Nobody can tell whose the row is, for this reason (RGPD, art. 11).
    Unidentified(&'static str),
}

/// The declaration of one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FieldDeclaration {
    /// Name of the Rust field.
    pub name: &'static str,
    /// Name of the column.
    pub column: &'static str,
    /// How pages and exports call it, in French, when the declaration says so.
    pub label: Option<&'static str>,
    /// Whether the column may be empty.
    pub nullable: bool,
    /// Whether the column is part of the primary key.
    pub key: bool,
    /// The family of types that the column has in the database.
    pub family: Family,
    /// What it holds.
    pub kind: FieldKind,
}

/// The family of a column's type, whatever the engine calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Characters.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers with a fraction.
    Real,
    /// True or false.
    Boolean,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// An instant.
    Timestamp,
    /// Bytes.
    Bytes,
    /// A type of the program's own, whose storage its declaration does not show.
    Unknown,
}

/// What a column holds. There is no fifth case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Personal data.
    Personal {
        /// What it says about somebody.
        category: Category,
        /// How long it is kept.
        retention: &'static Retention,
        /// What an erasure does to it.
        erasure: Erasure,
        /// Column that holds its blind index, when an encrypted value must be found.
        blind_index: Option<&'static str>,
        /// Whether the value names a stored file whose content is the person's too.
        file: bool,
    },
    /// Written to be published, about no private person.
    Editorial,
    /// Ciphertext whose key the server lacks: its content is exported and erased by the client that holds the key.
    Sealed {
        /// What the content says about somebody.
        category: Category,
        /// How long it is kept.
        retention: &'static Retention,
        /// What an erasure does to it.
        erasure: Erasure,
        /// Who holds the key, in French.
        key_owner: &'static str,
    },
    /// Technical, for this written reason.
    Technical(&'static str),
}

/// What the erasure of a person does to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Erasure {
    /// The value goes, with its row when the row holds nothing else of worth.
    Delete,
    /// The value is replaced by one that says nothing.
    Pseudonymise,
    /// The value stays, for this reason (RGPD, art. 17 §3).
    Keep(&'static str),
}

impl FieldKind {
    /// The category of a personal or sealed value.
    #[must_use]
    pub const fn category(&self) -> Option<Category> {
        match self {
            Self::Personal { category, .. } | Self::Sealed { category, .. } => Some(*category),
            Self::Editorial | Self::Technical(_) => None,
        }
    }

    /// The retention of a personal or sealed value.
    #[must_use]
    pub const fn retention(&self) -> Option<&'static Retention> {
        match self {
            Self::Personal { retention, .. } | Self::Sealed { retention, .. } => Some(*retention),
            Self::Editorial | Self::Technical(_) => None,
        }
    }

    /// What an erasure does to a personal or sealed value.
    #[must_use]
    pub const fn erasure(&self) -> Option<Erasure> {
        match self {
            Self::Personal { erasure, .. } | Self::Sealed { erasure, .. } => Some(*erasure),
            Self::Editorial | Self::Technical(_) => None,
        }
    }

    /// Whether the column is to be encrypted with the key of the person.
    #[must_use]
    pub const fn encrypted(&self) -> bool {
        matches!(self, Self::Personal { category, .. } if category.is_sensitive())
    }
}

impl RecordDeclaration {
    /// The field stored in this column.
    #[must_use]
    pub fn column(&self, column: &str) -> Option<&'static FieldDeclaration> {
        self.fields.iter().find(|field| field.column == column)
    }

    /// Personal and sealed fields.
    pub fn personal(&self) -> impl Iterator<Item = &'static FieldDeclaration> {
        self.fields.iter().filter(|field| field.kind.category().is_some())
    }

    /// Whether rows are about people.
    #[must_use]
    pub const fn about_people(&self) -> bool {
        self.processing.is_some()
    }

    /// The retention of whole rows: the declared one, or the one that all personal fields share.
    #[must_use]
    pub fn row_retention(&self) -> Option<&'static Retention> {
        let mut retentions = self.personal().filter_map(|field| field.kind.retention());
        self.retention.or_else(|| retentions.next().filter(|first| retentions.all(|other| other == *first)))
    }

    /// Fields grouped by retention, in the order of the table. The groups outlive no row: see [`RecordDeclaration::row_retention`].
    #[must_use]
    pub fn retention_groups(&self) -> Vec<(&'static Retention, Vec<&'static FieldDeclaration>)> {
        let mut groups: Vec<(&'static Retention, Vec<&'static FieldDeclaration>)> = Vec::new();
        for field in self.personal() {
            let Some(retention) = field.kind.retention() else { continue };
            match groups.iter_mut().find(|(known, _)| *known == retention) {
                Some((_, fields)) => fields.push(field),
                None => groups.push((retention, vec![field])),
            }
        }
        groups
    }

    /// Whether an erasure removes whole rows: every personal value is to be deleted, and the row is about one person only.
    #[must_use]
    pub fn erased_by_row(&self) -> bool {
        self.subjects.len() == 1 && self.personal().all(|field| field.kind.erasure() == Some(Erasure::Delete))
    }
}
