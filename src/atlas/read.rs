//! JSON text → values → raw structs, with errors that name the place.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::finding::{JsonPath, Report};

/// The bytes without the UTF-8 byte order mark that some editors write at the start.
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Parses a file as JSON; `None`, with an error, when it is not valid.
pub fn json(bytes: &[u8], place: &JsonPath, report: &mut Report) -> Option<Value> {
    match serde_json::from_slice(without_mark(bytes)) {
        Ok(value) => Some(value),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            let what = format!("is not valid JSON at line {line}, column {column} ({error})");
            report.error(
                place,
                what,
                "look at that place and just before it for a missing comma, quote or bracket",
            );
            None
        }
    }
}

/// The list under a key; empty, with an error, when there is none.
pub fn list<'a>(value: &'a Value, key: &str, place: &JsonPath, report: &mut Report) -> &'a [Value] {
    match value.get(key) {
        Some(Value::Array(items)) => items,
        Some(_) => {
            report.error(&place.key(key), "is not a list", "write [ … ]");
            &[]
        }
        None => {
            report.error(&place.key(key), "is missing", format!("add the list \"{key}\": [ … ]"));
            &[]
        }
    }
}

/// Deserializes a raw struct from a JSON value; `None`, with an error, when it does not have that shape.
pub fn shape<T: DeserializeOwned>(value: &Value, place: &JsonPath, report: &mut Report) -> Option<T> {
    match typed(value, place) {
        Ok(raw) => Some(raw),
        Err((place, message)) => {
            tell(&place, &message, report);
            None
        }
    }
}

/// Outside the browser the error knows its place within the value. In the browser that would cost more code than it is
/// worth.
#[cfg(not(target_arch = "wasm32"))]
fn typed<T: DeserializeOwned>(value: &Value, place: &JsonPath) -> Result<T, (JsonPath, String)> {
    use serde_path_to_error::Segment;
    serde_path_to_error::deserialize(value).map_err(|error| {
        let place = error.path().iter().fold(place.clone(), |place, segment| match segment {
            Segment::Seq { index } => place.item(*index),
            Segment::Map { key } => place.key(key),
            Segment::Enum { .. } | Segment::Unknown => place,
        });
        (place, error.inner().to_string())
    })
}

#[cfg(target_arch = "wasm32")]
fn typed<T: DeserializeOwned>(value: &Value, place: &JsonPath) -> Result<T, (JsonPath, String)> {
    T::deserialize(value).map_err(|error| (place.clone(), error.to_string()))
}

fn tell(place: &JsonPath, message: &str, report: &mut Report) {
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match missing {
        Some(field) => {
            report.error(
                &place.key(field),
                "is missing",
                format!("add \"{field}\"; where it is optional, null is unknown"),
            );
        }
        None => report.error(place, message, "write it in the form that the pack format asks for"),
    }
}
