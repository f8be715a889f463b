//! What a file must be before anything of it is believed: its size, its shape, the lengths of its texts.

use serde_json::{Map, Value};

use super::html::to_text;

/// The largest file read, in bytes: thirty-six long answers and two hundred measures hold in a tenth of it.
pub const LARGEST: usize = 1_000_000;
/// The longest text, in characters once its tags are gone.
const LONGEST: usize = 20_000;
/// The longest short line: a threat, the title of a measure.
const LONGEST_LINE: usize = 500;

/// Why a file is not read; in French, ready to show. Nothing of the file is quoted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Too large.
    #[error(
        "Le fichier dépasse 1 Mo : ce n'est pas un export de l'outil PIA de la CNIL, ou il contient autre chose que du texte."
    )]
    Large,
    /// No JSON.
    #[error("Le fichier n'est pas du JSON lisible. Exportez-le de nouveau depuis l'outil PIA.")]
    NoJson,
    /// JSON of something else.
    #[error("Le fichier n'est pas un export de l'outil PIA de la CNIL : {0}.")]
    Foreign(String),
    /// A value that the format does not allow.
    #[error("Le fichier n'est pas conforme au format de l'outil PIA : {0}.")]
    Value(String),
    /// The assessment of another processing.
    #[error(
        "Ce fichier porte le nom d'un autre traitement. S'il s'agit bien de celui-ci, cochez la case qui le confirme."
    )]
    Other,
}

pub type Checked<T> = Result<T, Unreadable>;

pub fn value(what: impl Into<String>) -> Unreadable {
    Unreadable::Value(what.into())
}

/// The object that the file is.
pub fn object(bytes: &[u8]) -> Checked<Map<String, Value>> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::Large);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(file)) => Ok(file),
        Ok(_) => Err(Unreadable::Foreign("un objet JSON est attendu".into())),
        Err(_) => Err(Unreadable::NoJson),
    }
}

/// A list of objects of the file; one that is missing or null is empty, save when it must be there.
pub fn list<'a>(
    file: &'a Map<String, Value>,
    name: &str,
    required: bool,
    most: usize,
) -> Checked<Vec<&'a Map<String, Value>>> {
    let items = match file.get(name) {
        Some(Value::Array(items)) => items,
        None | Some(Value::Null) if !required => return Ok(Vec::new()),
        _ => return Err(Unreadable::Foreign(format!("la liste « {name} » manque"))),
    };
    if items.len() > most {
        return Err(value(format!("« {name} » a plus de {most} éléments")));
    }
    let object = |item: &'a Value| {
        item.as_object().ok_or_else(|| value(format!("« {name} » contient autre chose que des objets")))
    };
    items.iter().map(object).collect()
}

/// A text of HTML as plain text; missing or null, it is empty.
pub fn text(object: &Map<String, Value>, name: &str) -> Checked<String> {
    let text = match object.get(name) {
        None | Some(Value::Null) => return Ok(String::new()),
        Some(Value::String(html)) => to_text(html),
        Some(_) => return Err(value(format!("« {name} » doit être un texte"))),
    };
    if text.chars().count() > LONGEST {
        return Err(value(format!("« {name} » dépasse {LONGEST} caractères")));
    }
    Ok(text)
}

/// A short text on one line.
pub fn line(given: &str, what: &str) -> Checked<String> {
    let line = given.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > LONGEST_LINE {
        Err(value(format!("{what} dépasse {LONGEST_LINE} caractères")))
    } else {
        Ok(line)
    }
}

/// A whole number from 0 to `most`, written as a number or as digits; missing or null, nothing.
pub fn number(object: &Map<String, Value>, name: &str, most: u64) -> Checked<Option<u64>> {
    let number = match object.get(name) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Number(number)) => number.as_u64(),
        Some(Value::String(digits)) => digits.trim().parse().ok(),
        Some(_) => None,
    };
    match number {
        Some(number) if number <= most => Ok(Some(number)),
        _ => Err(value(format!("« {name} » doit être un nombre entier de 0 à {most}"))),
    }
}

/// A level from 0 to 4.
pub fn level(object: &Map<String, Value>, name: &str) -> Checked<u8> {
    Ok(number(object, name, 4)?.and_then(|level| u8::try_from(level).ok()).unwrap_or(0))
}

/// A yes or a no, in any of the ways of the tool's versions: `true`, 1, `"1"`; missing or null, nothing.
pub fn yes(object: &Map<String, Value>, name: &str) -> Checked<Option<bool>> {
    match object.get(name) {
        Some(Value::Bool(yes)) => Ok(Some(*yes)),
        _ => Ok(number(object, name, 1)?.map(|number| number == 1)),
    }
}

/// A place such as `3.1.12`, or a number, as text.
pub fn place(object: &Map<String, Value>) -> Checked<String> {
    let place = match object.get("reference_to") {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(place)) => place.trim().to_owned(),
        _ => String::new(),
    };
    let fine =
        !place.is_empty() && place.len() <= 16 && place.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if fine { Ok(place) } else { Err(value("« reference_to » manque ou n'est pas un repère")) }
}
