//! A sample of the columns that should hold no personal value, read for what looks like one. Values are looked at and forgotten.

use std::collections::BTreeSet;

use privacy::detect::{Finding, findings};
use serde::{Deserialize, Serialize};

use crate::compare::declaration;
use crate::live::{Base, Column, Relation, Unreadable};
use crate::manifest::{Content, Manifest, Table};

/// A column where at least one value has the shape of personal data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspicion {
    /// The table.
    pub table: String,
    /// The column.
    #[serde(rename = "colonne")]
    pub column: String,
    /// What a value looks like.
    #[serde(rename = "ressemble_a")]
    pub found: Looks,
}

/// What a value looks like: those that the detectors know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Looks {
    /// A national register number.
    Nir,
    /// A bank account number.
    Iban,
    /// An electronic address.
    Email,
    /// A telephone number.
    Phone,
}

/// What the sample told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sampled {
    /// Columns with something personal.
    pub suspicions: Vec<Suspicion>,
    /// Tables whose lines could not be read.
    pub unread: Vec<String>,
}

impl From<Finding> for Looks {
    fn from(found: Finding) -> Self {
        match found {
            Finding::Nir => Self::Nir,
            Finding::Iban => Self::Iban,
            Finding::Email => Self::Email,
            Finding::Phone => Self::Phone,
        }
    }
}

impl Suspicion {
    /// A sentence in French.
    pub fn sentence(&self) -> String {
        let looks = match self.found {
            Looks::Nir => Finding::Nir,
            Looks::Iban => Finding::Iban,
            Looks::Email => Finding::Email,
            Looks::Phone => Finding::Phone,
        };
        format!("{}.{} tient une valeur qui ressemble à ceci : {}", self.table, self.column, looks.label())
    }
}

/// Draws lines of each declared table that keeps values of its own.
///
/// # Errors
/// When the database no longer answers. A table that refuses is told, not an error.
pub async fn sample(
    base: &mut Base,
    manifest: &Manifest,
    relations: &[Relation],
    rows: u32,
) -> Result<Sampled, Unreadable> {
    let mut suspicions = BTreeSet::new();
    let mut unread = Vec::new();
    for relation in relations.iter().filter(|relation| relation.kind.keeps_values() && relation.part_of.is_none()) {
        let Some(table) = declaration(manifest, relation, relations) else { continue };
        let watched: Vec<_> =
            relation.columns.iter().filter_map(|column| Some((column, watched(table, column)?))).collect();
        if watched.is_empty() || rows == 0 {
            continue;
        }
        let names: Vec<&str> = watched.iter().map(|(column, _)| column.name.as_str()).collect();
        let Ok(drawn) = base.draw(relation, &names, rows).await else {
            unread.push(relation.name.clone());
            continue;
        };
        for line in drawn {
            for (value, (column, watched)) in line.iter().zip(&watched) {
                let text = value.as_deref().filter(|text| !is_an_identifier(text)).unwrap_or_default();
                let found = findings(text).into_iter().filter(|found| watched.contains(found));
                suspicions.extend(found.map(|found| Suspicion {
                    table: relation.name.clone(),
                    column: column.name.clone(),
                    found: found.into(),
                }));
            }
        }
    }
    base.still_answers().await?;
    Ok(Sampled { suspicions: suspicions.into_iter().collect(), unread })
}

/// What a value of this column must not look like: anything personal in a technical one; a NIR or an IBAN in an editorial one, where the
/// address of an office is no surprise.
fn watched(table: &Table, column: &Column) -> Option<&'static [Finding]> {
    const ALL: &[Finding] = &[Finding::Nir, Finding::Iban, Finding::Email, Finding::Phone];
    const NUMBERS: &[Finding] = &[Finding::Nir, Finding::Iban];
    let field = table.fields.iter().find(|field| field.name == column.name)?;
    match field.content {
        _ if !column.may_hold_text => None,
        Content::Technical { .. } => Some(ALL),
        Content::Editorial => Some(NUMBERS),
        Content::Personal { .. } => None,
    }
}

/// A UUID or a digest: one in a hundred of them passes the control of an IBAN by chance.
fn is_an_identifier(value: &str) -> bool {
    let is_uuid = value.len() == 36 && value.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    (is_uuid || matches!(value.len(), 32 | 40 | 64))
        && value.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}
