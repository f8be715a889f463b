//! Reads the published export of the standards: YAML, `version` and `standards`, each with its `criteria`.

use saphyr::{LoadableYamlNode, Yaml};

/// Bytes of an export, and criteria in it.
const MOST: (usize, usize) = (2_000_000, 2_000);

/// An export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Its version.
    pub version: String,
    /// Its criteria, in order.
    pub criteria: Vec<Stated>,
}

/// A criterion as the export states it. It has no identifier of its own there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Identifier of its standard.
    pub standard: String,
    /// Title of its standard.
    pub title: String,
    /// Category, in the export's spelling.
    pub category: String,
    /// Its number in the standard, from 1.
    pub number: u16,
    /// Its sentence.
    pub label: String,
}

/// Why an export is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// No YAML, or too long.
    #[error("Le fichier n'est pas un export YAML lisible des standards ({0})")]
    Unreadable(String),
    /// The version is missing.
    #[error("Le fichier ne dit pas sa version")]
    NoVersion,
    /// No standard, or one that lacks something.
    #[error("Le standard n° {0} n'a pas d'identifiant, de titre, de catégorie ou de critère")]
    Standard(usize),
    /// A criterion without its sentence.
    #[error("Un critère du standard « {0} » n'a pas de libellé")]
    Criterion(String),
}

/// Reads an export.
///
/// # Errors
/// See [`ExportError`].
pub fn read(text: &str) -> Result<Export, ExportError> {
    if text.len() > MOST.0 {
        return Err(ExportError::Unreadable("plus de 2 Mo".to_owned()));
    }
    // An alias could make a few lines into millions; an export has none.
    if text.lines().any(|line| line.trim_start().starts_with("- *") || line.contains(": *") || line.contains(": &")) {
        return Err(ExportError::Unreadable("alias YAML".to_owned()));
    }
    let documents = Yaml::load_from_str(text).map_err(|error| ExportError::Unreadable(error.to_string()))?;
    let root = documents.first().ok_or(ExportError::NoVersion)?;
    let version = text_of(root, "version").ok_or(ExportError::NoVersion)?;
    let standards = root.as_mapping_get("standards").and_then(Yaml::as_vec).ok_or(ExportError::Standard(1))?;
    let mut criteria = Vec::new();
    for (standard, rank) in standards.iter().zip(1..) {
        criteria.extend(read_standard(standard).ok_or(ExportError::Standard(rank))??);
    }
    if criteria.is_empty() || criteria.len() > MOST.1 {
        return Err(ExportError::Standard(1));
    }
    Ok(Export { version, criteria })
}

fn read_standard(node: &Yaml<'_>) -> Option<Result<Vec<Stated>, ExportError>> {
    let (standard, title, category) = (text_of(node, "id")?, text_of(node, "title")?, text_of(node, "category")?);
    let criteria = node.as_mapping_get("criteria").and_then(Yaml::as_vec).filter(|list| !list.is_empty())?;
    let stated = |(one, number): (&Yaml<'_>, u16)| {
        let label = text_of(one, "label").ok_or_else(|| ExportError::Criterion(standard.clone()))?;
        Ok(Stated { standard: standard.clone(), title: title.clone(), category: category.clone(), number, label })
    };
    Some(criteria.iter().zip(1..).map(stated).collect())
}

fn text_of(node: &Yaml<'_>, key: &str) -> Option<String> {
    let node = node.as_mapping_get(key)?;
    let text =
        node.as_str().map(str::to_owned).or_else(|| node.as_floating_point().map(|number| format!("{number:.1}")));
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty() && text.chars().count() <= 500)
}
