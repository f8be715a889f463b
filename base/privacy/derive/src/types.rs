//! What a field's type looks like, as it is written.

use syn::{GenericArgument, PathArguments, Type};

/// The shape of a type, whatever the `Option` around or inside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Personal,
    Sensitive,
    /// Text, bytes or JSON: it may say anything.
    Open,
    Plain,
}

/// The shape of a type and whether it has an `Option` anywhere.
pub fn shape(ty: &Type) -> (Shape, bool) {
    let Some((name, argument)) = head(ty) else { return (Shape::Plain, false) };
    match (name.as_str(), argument) {
        ("Option", Some(inner)) => (shape(inner).0, true),
        ("Personal", inner) => (Shape::Personal, inner.is_some_and(is_option)),
        ("Sensitive", inner) => (Shape::Sensitive, inner.is_some_and(is_option)),
        ("Box" | "Arc" | "Rc" | "Cow", Some(inner)) => shape(inner),
        ("Vec", _) => (Shape::Open, false),
        ("String" | "str" | "Value" | "Json" | "JsonValue" | "char" | "PathBuf", _) => (Shape::Open, false),
        _ => (Shape::Plain, false),
    }
}

/// The family of the column that the ORM makes of a type: the name of a variant of `privacy::Family`.
pub fn family(ty: &Type) -> &'static str {
    let Some((name, argument)) = head(ty) else { return "Unknown" };
    match (name.as_str(), argument) {
        ("Option" | "Personal" | "Sensitive" | "Box" | "Arc", Some(inner)) => family(inner),
        ("Vec", Some(inner)) if head(inner).is_some_and(|(name, _)| name == "u8") => "Bytes",
        ("Encrypted", _) => "Bytes",
        ("String" | "Id" | "Slug" | "Digest" | "OwnUrl" | "Ciphertext", _) => "Text",
        ("i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64", _) => "Integer",
        ("f32" | "f64", _) => "Real",
        ("bool", _) => "Boolean",
        ("NaiveDate" | "Date", _) => "Date",
        ("NaiveTime" | "Time", _) => "Time",
        ("DateTime" | "NaiveDateTime" | "DateTimeUtc" | "DateTimeWithTimeZone", _) => "Timestamp",
        _ => "Unknown",
    }
}

/// Whether a field is a relation of the ORM, not a column.
pub fn is_relation(ty: &Type) -> bool {
    head(ty).is_some_and(|(name, _)| matches!(name.as_str(), "HasOne" | "HasMany" | "BelongsTo"))
}

fn is_option(ty: &Type) -> bool {
    head(ty).is_some_and(|(name, _)| name == "Option")
}

/// Last name of a type's path and its last type argument.
fn head(ty: &Type) -> Option<(String, Option<&Type>)> {
    match ty {
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            let argument = match &last.arguments {
                PathArguments::AngleBracketed(list) => list.args.iter().rev().find_map(|argument| match argument {
                    GenericArgument::Type(inner) => Some(inner),
                    _ => None,
                }),
                _ => None,
            };
            Some((last.ident.to_string(), argument))
        }
        Type::Group(group) => head(&group.elem),
        Type::Paren(paren) => head(&paren.elem),
        Type::Reference(reference) => head(&reference.elem),
        _ => None,
    }
}
