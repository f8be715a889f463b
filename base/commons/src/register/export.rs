//! The register as files: CSV, JSON, OpenDocument and PDF, each with exactly what the page shows.

use std::fmt;
use std::str::FromStr;

use kernel::Error;
use serde_json::{Map, Value, json};

use super::{Column, Entry, Field, Kept, Register};
use crate::csv::to_csv;
use crate::ods::{self, Sheet, to_ods};

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One line for each processing.
    Csv,
    /// Everything, structured.
    Json,
    /// A sheet of processings, one of periods, one of columns.
    Ods,
    /// A document to print, sign and keep.
    Pdf,
}

/// Not a format of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("format inconnu : csv, json, ods ou pdf")]
pub struct NoFormat;

impl FromStr for Format {
    type Err = NoFormat;

    fn from_str(text: &str) -> Result<Self, NoFormat> {
        [Self::Csv, Self::Json, Self::Ods, Self::Pdf]
            .into_iter()
            .find(|format| format.extension() == text)
            .ok_or(NoFormat)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.extension())
    }
}

impl Format {
    /// `csv`, `json`, `ods`, `pdf`.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ods => "ods",
            Self::Pdf => "pdf",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
            Self::Ods => ods::MEDIA_TYPE,
            Self::Pdf => "application/pdf",
        }
    }
}

/// The register as the bytes of a file. A PDF takes processor time: not for a thread that answers requests.
///
/// # Errors
/// When a line cannot be written: a defect of ours.
pub fn export(register: &Register, format: Format) -> Result<Vec<u8>, Error> {
    Ok(match format {
        Format::Csv => to_csv(&lines(register))?.into_bytes(),
        Format::Json => serde_json::to_vec_pretty(&document(register)).map_err(anyhow::Error::from)?,
        Format::Ods => to_ods(&sheets(register)),
        Format::Pdf => documents::pdf(&super::document::document(register)).map_err(anyhow::Error::from)?,
    })
}

/// Headings, then one line for each processing; the lines of a field stay lines of its cell.
fn lines(register: &Register) -> Vec<Vec<String>> {
    let fields: Vec<Field> = register.fields().collect();
    let headings = std::iter::once("Service".to_owned()).chain(fields.iter().map(|field| field.names().1.to_owned()));
    let cells = |entry: &Entry| {
        let values = fields.iter().map(|field| entry.lines(*field).join("\n"));
        std::iter::once(entry.service.clone()).chain(values).collect()
    };
    std::iter::once(headings.collect()).chain(register.entries.iter().map(cells)).collect()
}

fn sheets(register: &Register) -> Vec<Sheet> {
    let mut sheets = vec![
        Sheet::new("Traitements", lines(register)),
        table(
            "Durées",
            &["Traitement", "Données", "À compter de", "Base active", "Archive intermédiaire", "Sort final", "Source"],
            register,
            |entry| entry.kept.iter().map(|kept| period(entry, kept)).collect(),
        ),
    ];
    if register.full {
        let headings = ["Traitement", "Table", "Colonne", "Libellé", "Contenu", "Effacement"];
        sheets.push(table("Données", &headings, register, |entry| {
            entry.columns.iter().map(|one| column(entry, one)).collect()
        }));
    }
    sheets
}

fn table(name: &str, headings: &[&str], register: &Register, rows: impl Fn(&Entry) -> Vec<Vec<String>>) -> Sheet {
    let headings = headings.iter().map(|heading| (*heading).to_owned()).collect();
    Sheet::new(name, std::iter::once(headings).chain(register.entries.iter().flat_map(rows)).collect())
}

fn period(entry: &Entry, kept: &Kept) -> Vec<String> {
    let Kept { what, start, active, archive, fate, source } = kept;
    let texts = [entry.name(), &what.join("\n"), start, active, archive, fate, source];
    texts.map(str::to_owned).into()
}

fn column(entry: &Entry, one: &Column) -> Vec<String> {
    [entry.name(), &one.table, &one.column, &one.label, &one.kind, &one.erasure].map(str::to_owned).into()
}

fn document(register: &Register) -> Value {
    json!({
        "titre": register.title,
        "date": register.day,
        "partie": if register.full { "complete" } else { "publique" },
        "traitements": register.entries.iter().map(record).collect::<Vec<_>>(),
    })
}

fn record(entry: &Entry) -> Value {
    let fields: Map<_, _> =
        entry.fields.iter().map(|(field, lines)| (field.names().0.to_owned(), json!(lines))).collect();
    let kept: Vec<_> = entry.kept.iter().map(kept).collect();
    let mut record = json!({ "service": entry.service, "id": entry.id, "champs": fields, "conservation": kept });
    if let Some(screening) = &entry.screening {
        record["donnees"] = entry.columns.iter().map(stored).collect();
        let questions = screening.questions.iter();
        record["criteres_aipd"] = questions
            .map(|one| json!({ "critere": one.criterion, "reponse": one.answer, "motif": one.reason }))
            .collect();
    }
    record
}

fn kept(kept: &Kept) -> Value {
    json!({
        "donnees": kept.what, "a_compter_de": kept.start, "base_active": kept.active,
        "archive_intermediaire": kept.archive, "sort_final": kept.fate, "source": kept.source,
    })
}

fn stored(column: &Column) -> Value {
    json!({
        "table": column.table, "colonne": column.column, "libelle": column.label,
        "contenu": column.kind, "effacement": column.erasure,
    })
}
