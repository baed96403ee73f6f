//! A record's form in the database. Another program of the site reads it too: the message after a crash takes `doc`.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::domain::storage::Record;

/// The record of a value; `None` if the value is not an object. A field that is not text is converted to JSON, so that
/// no content is lost for the reader.
pub fn from_value(value: &JsValue) -> Option<Record> {
    if !value.is_object() {
        return None;
    }
    let field = |name: &str| Reflect::get(value, &name.into()).ok().filter(|field| !field.is_undefined());
    let text = |name: &str| field(name).map(|field| as_text(&field));
    Some(Record {
        id: text("id").unwrap_or_default(),
        doc: text("doc").unwrap_or_else(|| as_text(value)),
        history: text("history").unwrap_or_default(),
        rev: text("rev").unwrap_or_default(),
    })
}

/// The value of a record.
pub fn to_value(record: &Record) -> JsValue {
    let value = Object::new();
    let Record { id, doc, history, rev } = record;
    for (name, field) in [("id", id), ("doc", doc), ("history", history), ("rev", rev)] {
        let set = Reflect::set(&value, &name.into(), &field.into());
        debug_assert!(set.is_ok(), "a new object takes fields");
    }
    value.into()
}

fn as_text(value: &JsValue) -> String {
    let json = || JSON::stringify(value).ok().and_then(|json| json.as_string());
    value.as_string().or_else(json).unwrap_or_default()
}
