//! Unknown keys: most are typing mistakes, and their values are silently lost.
//!
//! The JSON Schema of a file says which keys it may have, so that the two can never differ.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Finding, JsonPath, PackFiles, Report, json};
use crate::atlas::schema;

/// The most letters in which a key may differ from a known one that is suggested.
const MAX_APART: usize = 2;

pub fn check(files: &PackFiles, report: &mut Report) {
    let schemas: BTreeMap<_, _> =
        schema::schemas().into_iter().map(|(name, schema)| (name, schema.as_value().clone())).collect();
    for name in files.paths() {
        let known = schema_of(name).and_then(|schema| schemas.get(schema.as_str()));
        if let (Some(root), Some(value)) = (known, json(files, name)) {
            Walk { root, report }.value(&value, &[root], &JsonPath::file(name));
        }
    }
}

/// A warning for each key of a file's content that its JSON Schema does not name, in the order of the content.
pub fn unknown_keys(file: &str, content: &Value, schema: &Value) -> Vec<Finding> {
    let mut report = Report::default();
    Walk { root: schema, report: &mut report }.value(content, &[schema], &JsonPath::file(file));
    report.into_findings()
}

/// The name of a file's schema: the file's name up to its first dot, except for guides.
fn schema_of(file: &str) -> Option<String> {
    match file {
        "guides/index.json" => Some("guides-index.schema.json".into()),
        _ if file.starts_with("guides/") => Some("guide.schema.json".into()),
        _ => Some(format!("{}.schema.json", file.split_once('.')?.0)),
    }
}

struct Walk<'a> {
    root: &'a Value,
    report: &'a mut Report,
}

impl<'a> Walk<'a> {
    fn value(&mut self, value: &Value, schemas: &[&'a Value], place: &JsonPath) {
        let mut leaves = Vec::new();
        schemas.iter().for_each(|schema| self.leaves(schema, &mut leaves));
        match value {
            Value::Object(object) => self.object(object, &leaves, place),
            Value::Array(items) => {
                let of_items: Vec<&Value> = leaves.iter().filter_map(|leaf| leaf.get("items")).collect();
                for (at, item) in items.iter().enumerate() {
                    self.value(item, &of_items, &place.item(at));
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, object: &Map<String, Value>, leaves: &[&'a Value], place: &JsonPath) {
        let named = leaves.iter().filter_map(|leaf| leaf.get("properties")?.as_object());
        let named: Vec<&Map<String, Value>> = named.collect();
        // Schemas of objects that may have any key, such as a text in further languages.
        let open: Vec<&Value> = leaves
            .iter()
            .filter_map(|leaf| leaf.get("additionalProperties"))
            .filter(|more| **more != Value::Bool(false))
            .collect();
        for (key, value) in object {
            let of_key: Vec<&Value> = named.iter().filter_map(|properties| properties.get(key)).collect();
            if !of_key.is_empty() {
                self.value(value, &of_key, &place.key(key));
            } else if open.is_empty() && !named.is_empty() {
                self.unknown(key, &named, place);
            }
        }
    }

    fn unknown(&mut self, key: &str, named: &[&Map<String, Value>], place: &JsonPath) {
        let known = named.iter().flat_map(|properties| properties.keys());
        let near = known
            .map(|known| (apart(known, key), known))
            .filter(|(apart, known)| *apart <= MAX_APART.min(known.len() / 2));
        let mend = match near.min_by_key(|(apart, _)| *apart) {
            Some((_, known)) => format!("did you mean \"{known}\"?"),
            None => "take it out, or see CONTENT.md for what there is".into(),
        };
        self.report.warning(&place.key(key), "is a key that is not read", mend);
    }

    /// Collects the schemas that a schema stands for: references are followed, alternatives listed side by side.
    fn leaves(&self, schema: &'a Value, found: &mut Vec<&'a Value>) {
        if let Some(pointer) =
            schema.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'))
        {
            if let Some(meant) = self.root.pointer(pointer) {
                self.leaves(meant, found);
            }
            return;
        }
        for word in ["anyOf", "oneOf", "allOf"] {
            let several = schema.get(word).and_then(Value::as_array);
            several.into_iter().flatten().for_each(|one| self.leaves(one, found));
        }
        found.push(schema);
    }
}

/// How many letters have to be changed, added or removed to turn one word into another (Levenshtein distance).
fn apart(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, other) in b.iter().enumerate() {
            let kept = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = kept.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
