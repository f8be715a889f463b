//! Writes products, incubators and organisations back as files of the source. What was imported from an export exports to the same bytes.

use serde_json::{Map, Value};

use super::product::ProductSource;
use super::references::{IncubatorSource, OrganisationSource};
use super::yaml::plain_value;

/// Path of the product's file inside an export.
pub fn export_path(id: &str) -> String {
    format!("_startups/{id}.md")
}

/// The file of a product: known keys in the order of [`ProductSource`], then the other keys in theirs, then the text.
pub fn write_product(product: &ProductSource) -> String {
    format!("{}{}", header(&fields_of(product), &product.extra), product.body)
}

/// The file of an incubator: known keys in the order of [`IncubatorSource`], then the other keys, then the text.
pub fn write_incubator(incubator: &IncubatorSource) -> String {
    let mut fields = map_of(incubator);
    if let Some(owner) = &incubator.owner {
        fields.insert("owner".to_owned(), Value::String(format!("/organisations/{owner}")));
    }
    format!("{}{}", header(&fields, &incubator.extra), incubator.body)
}

/// The file of an organisation: known keys in the order of [`OrganisationSource`], then the other keys.
pub fn write_organisation(organisation: &OrganisationSource) -> String {
    header(&map_of(organisation), &organisation.extra)
}

/// A header of known keys, then of the others.
fn header(fields: &Map<String, Value>, extra: &Map<String, Value>) -> String {
    let mut out = String::from("---\n");
    for (key, value) in fields.iter().filter(|(key, _)| !["id", "body", "extra"].contains(&key.as_str())) {
        let left_empty = extra.get(key).is_some_and(is_empty_list);
        match left_empty && is_empty_list(value) {
            true => write_rest(&mut out, key, value, 0),
            false => write_pair(&mut out, key, value, 0, extra.contains_key(key) && !left_empty),
        }
    }
    for (key, value) in extra {
        match is_empty_list(value) {
            true if fields.contains_key(key) => {}
            true => write_rest(&mut out, key, value, 0),
            false => write_pair(&mut out, key, value, 0, false),
        }
    }
    out.push_str("---\n");
    out
}

/// What the reader keeps aside of a list that its file leaves empty: it is not the same as a list that is not there.
fn is_empty_list(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty)
}

fn map_of<T: serde::Serialize>(record: &T) -> Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// The known fields as the source names them.
fn fields_of(product: &ProductSource) -> Map<String, Value> {
    let mut fields = map_of(product);
    for key in ["phases_unread", "events_unread"] {
        fields.shift_remove(key);
    }
    let sponsors = product.sponsors.iter().map(|id| Value::String(format!("/organisations/{id}")));
    fields.insert("sponsors".to_owned(), Value::Array(sponsors.collect()));
    append(&mut fields, "phases", &product.phases_unread);
    append(&mut fields, "events", &product.events_unread);
    if product.link.is_none() {
        fields.insert("link".to_owned(), Value::String(String::new()));
    }
    fields
}

fn append(fields: &mut Map<String, Value>, key: &str, unread: &[Value]) {
    if let Some(Value::Array(items)) = fields.get_mut(key) {
        items.extend(unread.iter().cloned());
    }
}

/// Absent values and empty groups are not written, except those the source always has.
fn write_pair(out: &mut String, key: &str, value: &Value, depth: usize, skip: bool) {
    const ALWAYS: [&str; 5] = ["mission", "incubator", "link", "contact", "phases"];
    let empty = match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    if skip || (empty && depth == 0 && !ALWAYS.contains(&key)) || (value.is_null() && depth > 0) {
        return;
    }
    indent(out, depth);
    write_rest(out, key, value, depth);
}

fn write_rest(out: &mut String, key: &str, value: &Value, depth: usize) {
    out.push_str(&scalar(key));
    out.push(':');
    match value {
        Value::Array(items) if !items.is_empty() => {
            out.push('\n');
            write_items(out, items, depth + 1);
        }
        Value::Object(fields) if !fields.is_empty() => {
            out.push('\n');
            for (key, value) in flat(fields) {
                write_pair(out, key, value, depth + 1, false);
            }
        }
        value => {
            out.push(' ');
            out.push_str(&inline(value));
            out.push('\n');
        }
    }
}

fn write_items(out: &mut String, items: &[Value], depth: usize) {
    for item in items {
        indent(out, depth);
        out.push_str("- ");
        match item {
            Value::Object(fields) if !fields.is_empty() => {
                let pairs: Vec<(&String, &Value)> = flat(fields).filter(|(_, value)| !value.is_null()).collect();
                if pairs.is_empty() {
                    out.push_str("{}\n");
                }
                for (place, (key, value)) in pairs.into_iter().enumerate() {
                    if place > 0 {
                        indent(out, depth + 1);
                    }
                    write_rest(out, key, value, depth + 1);
                }
            }
            Value::Array(inside) if !inside.is_empty() => {
                out.push('\n');
                write_items(out, inside, depth + 1);
            }
            item => {
                out.push_str(&inline(item));
                out.push('\n');
            }
        }
    }
}

/// The pairs of a group, those under `(autres)` at its level: there they were read.
fn flat(fields: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    let own = fields.iter().filter(|(key, value)| *key != "(autres)" || !value.is_object());
    own.chain(fields.get("(autres)").and_then(Value::as_object).into_iter().flatten())
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("  ", depth));
}

fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Array(_) => "[]".to_owned(),
        Value::Object(_) => "{}".to_owned(),
        Value::Null => "null".to_owned(),
        other => other.to_string(),
    }
}

/// A text as YAML: without quotes when nothing in it can be read otherwise, in double quotes when a character must be
/// escaped, in single quotes else.
fn scalar(text: &str) -> String {
    if text.chars().any(must_escape) {
        return double_quoted(text);
    }
    if is_plain(text) { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}

fn is_plain(text: &str) -> bool {
    let first = text.starts_with(|c: char| c.is_alphanumeric() || c == '/');
    let breaks = text.contains(": ") || text.contains(" #") || text.ends_with(':') || text.ends_with(' ');
    first && !breaks && plain_value(text).is_string() && !looks_like_number(text)
}

/// Other readers of YAML take these for numbers: `1.10`, `1e3`, `0x1f`, `12:30`.
fn looks_like_number(text: &str) -> bool {
    let date = super::read_date(text).is_some();
    !date
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_hexdigit() || "._:xoe+-".contains(c))
        || matches!(text.to_ascii_lowercase().as_str(), "yes" | "no" | "on" | "off" | "y" | "n")
}

fn must_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

fn double_quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if must_escape(c) => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
