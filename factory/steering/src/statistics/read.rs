//! Files of the open schema, read into texts: CSV as spreadsheets write it, JSON as programs do. Any bytes give lines or faults.

use serde_json::Value;

use super::schema::{Fault, Field, Raw, unguarded};

/// Lines of a file.
const MOST: usize = 50_000;

/// Reads a file of either format: JSON begins with a bracket.
///
/// # Errors
/// Everything that is wrong with its form.
pub fn read(bytes: &[u8]) -> Result<Vec<Raw>, Vec<Fault>> {
    let whole = |text: &str| vec![Fault::new(0, "", text)];
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(whole("Ce fichier n'est pas en UTF-8 : enregistrez-le en « CSV UTF-8 »"));
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(whole("Ce fichier est vide"));
    }
    if text.trim_start().starts_with(['[', '{']) { json(text) } else { csv(text) }
}

/// The separator of the first line: the most frequent of the three that spreadsheets write.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |one: u8| first.bytes().filter(|byte| *byte == one).count();
    [b';', b',', b'\t'].into_iter().max_by_key(|one| count(*one)).unwrap_or(b';')
}

fn csv(text: &str) -> Result<Vec<Raw>, Vec<Fault>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(separator(text)).flexible(true).from_reader(text.as_bytes());
    let unreadable = |error: &csv::Error| {
        let line = error.position().map_or(0, |position| position.line() as usize);
        vec![Fault::new(line, "", "Cette ligne n'est pas du CSV")]
    };
    let headers = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let columns = columns(&headers)?;
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        let at = record.position().map_or(0, |position| position.line() as usize);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if lines.len() == MOST {
            return Err(vec![Fault::new(at, "", format!("Ce fichier a plus de {MOST} lignes : coupez-le"))]);
        }
        if record.len() != columns.len() {
            let text = format!("Cette ligne a {} cellules, l'en-tête en a {}", record.len(), columns.len());
            faults.push(Fault::new(at, "", text));
            continue;
        }
        let mut raw = Raw::new(at);
        for (field, cell) in columns.iter().zip(record.iter()) {
            raw.put(*field, unguarded(cell.trim()));
        }
        lines.push(raw);
    }
    if faults.is_empty() { Ok(lines) } else { Err(faults) }
}

fn columns(headers: &csv::StringRecord) -> Result<Vec<Field>, Vec<Fault>> {
    let (mut columns, mut faults) = (Vec::new(), Vec::new());
    for header in headers {
        let name = header.trim().to_lowercase();
        match Field::of(&name) {
            Some(field) if columns.contains(&field) => {
                faults.push(Fault::new(1, &name, "Cette colonne est écrite deux fois"));
            }
            Some(field) => columns.push(field),
            None => faults.push(Fault::new(1, &short(&name), "Cette colonne n'existe pas dans le schéma")),
        }
    }
    let missing = Field::ALL.into_iter().filter(|field| !field.is_optional() && !columns.contains(field));
    faults.extend(missing.map(|field| Fault::new(1, field.name(), "Cette colonne manque")));
    if faults.is_empty() { Ok(columns) } else { Err(faults) }
}

/// A name from a file, short enough to be shown.
fn short(name: &str) -> String {
    name.chars().filter(|one| !one.is_control()).take(40).collect()
}

fn json(text: &str) -> Result<Vec<Raw>, Vec<Fault>> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| vec![Fault::new(error.line(), "", "Ce n'est pas du JSON bien formé")])?;
    let Value::Array(items) = value else {
        return Err(vec![Fault::new(0, "", "Une liste d'objets est attendue")]);
    };
    if items.len() > MOST {
        return Err(vec![Fault::new(0, "", format!("Ce fichier a plus de {MOST} lignes : coupez-le"))]);
    }
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for (at, item) in items.iter().enumerate() {
        let Value::Object(object) = item else {
            faults.push(Fault::new(at + 1, "", "Un objet est attendu"));
            continue;
        };
        let mut raw = Raw::new(at + 1);
        for (name, value) in object {
            match (Field::of(name), plain(value)) {
                (None, _) => faults.push(Fault::new(at + 1, &short(name), "Ce champ n'existe pas dans le schéma")),
                (_, None) => faults.push(Fault::new(at + 1, name, "Un texte, un nombre ou un booléen est attendu")),
                (Some(field), Some(text)) => raw.put(field, &text),
            }
        }
        let missing = Field::ALL.into_iter().filter(|field| !field.is_optional() && !object.contains_key(field.name()));
        faults.extend(missing.map(|field| Fault::new(at + 1, field.name(), "Ce champ manque")));
        lines.push(raw);
    }
    if faults.is_empty() { Ok(lines) } else { Err(faults) }
}

/// A value as a text. A number is written without an exponent, as short as reads back the same.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(said) => Some(said.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Some(whole.to_string()),
            None => number.as_f64().map(|number| format!("{number}")),
        },
        Value::Array(_) | Value::Object(_) => None,
    }
}
