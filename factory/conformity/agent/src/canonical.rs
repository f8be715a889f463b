//! One sequence of bytes for one JSON value, whatever the order of its names and its spaces, so that a signature survives a formatter.

use serde_json::{Map, Value};

/// The bytes: names in the order of their code points, no space. Numbers are those of the value: manifests and reports hold whole ones only,
/// for which this agrees with RFC 8785.
pub fn bytes(value: &Value) -> Vec<u8> {
    sorted(value).to_string().into_bytes()
}

fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(sorted).collect(),
        Value::Object(members) => {
            let mut pairs: Vec<_> = members.iter().collect();
            pairs.sort_by_key(|(name, _)| *name);
            Value::Object(pairs.into_iter().map(|(name, value)| (name.clone(), sorted(value))).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}
