//! What a document of a newer version says that this one understands too. What it does not understand is left out, so
//! that the rest can be shown; such a document is never written over.

use serde_json::{Map, Value};

use super::{DocWarning, ModeDoc, PlaceDoc};
use crate::codec::wishes::PartyDoc;

/// Makes a newer document one of this version. A value that has no days at all stays as it is, and is refused as no trip.
pub fn understood(mut value: Value) -> (Value, Vec<DocWarning>) {
    let mut reader = Reader::default();
    if let Value::Object(doc) = &mut value {
        reader.document(doc);
    }
    (value, reader.warnings())
}

#[derive(Default)]
struct Reader {
    visits_left_out: usize,
    bases_left_out: Vec<usize>,
    mode_unknown: bool,
}

impl Reader {
    fn document(&mut self, doc: &mut Map<String, Value>) {
        keep(doc, &["id", "title", "start", "updated"], Value::is_string);
        keep(doc, &["start"], is_read::<chrono::NaiveDate>);
        keep(doc, &["updated"], is_read::<chrono::DateTime<chrono::Utc>>);
        self.mode_unknown = keep(doc, &["mode"], is_read::<ModeDoc>);
        keep(doc, &["party"], is_read::<PartyDoc>);
        keep(doc, &["candidates"], Value::is_array);
        if let Some(Value::Array(visits)) = doc.get_mut("candidates") {
            self.visits(visits);
        }
        if let Some(Value::Array(days)) = doc.get_mut("days") {
            for (at, day) in days.iter_mut().enumerate() {
                self.day(at, day);
            }
        }
    }

    fn day(&mut self, at: usize, day: &mut Value) {
        if !day.is_object() {
            *day = Value::Object(Map::new());
        }
        let Value::Object(day) = day else { return };
        keep(day, &["from", "to"], is_time);
        keep(day, &["visits"], Value::is_array);
        if base_left_out(day) {
            self.bases_left_out.push(at);
        }
        if let Some(Value::Array(visits)) = day.get_mut("visits") {
            self.visits(visits);
        }
    }

    fn visits(&mut self, visits: &mut Vec<Value>) {
        let all = visits.len();
        visits.retain(|visit| visit.get("stop").is_some_and(Value::is_string));
        self.visits_left_out += all - visits.len();
        for visit in visits.iter_mut().filter_map(Value::as_object_mut) {
            keep(visit, &["minutes"], is_read::<u32>);
            keep(visit, &["locked"], Value::is_boolean);
            keep(visit, &["note"], Value::is_string);
        }
    }

    fn warnings(self) -> Vec<DocWarning> {
        let bases = self.bases_left_out.into_iter().map(DocWarning::BaseNotUnderstood);
        let mode = self.mode_unknown.then_some(DocWarning::ModeNotUnderstood);
        let left_out = Some(self.visits_left_out).filter(|count| *count > 0);
        bases.chain(mode).chain(left_out.map(DocWarning::VisitsNotUnderstood)).collect()
    }
}

/// Removes what is not as it should be; whether there was any such thing. `null` is as if absent.
fn keep(map: &mut Map<String, Value>, keys: &[&str], good: impl Fn(&Value) -> bool) -> bool {
    let bad = |key: &&&str| map.get(**key).is_some_and(|value| !good(value));
    let bad: Vec<_> = keys.iter().filter(bad).collect();
    let removed = bad.into_iter().filter_map(|key| map.remove(*key));
    // Not `any`, which would stop at the first.
    removed.filter(|value| !value.is_null()).count() > 0
}

/// Leaves out what cannot be understood of where a day begins and ends; whether there was any of it.
fn base_left_out(day: &mut Map<String, Value>) -> bool {
    match day.get_mut("base") {
        None | Some(Value::Null) => false,
        Some(base) if is_read::<PlaceDoc>(base) => false,
        Some(Value::Object(ends)) if ends.contains_key("start") || ends.contains_key("end") => {
            keep(ends, &["start", "end"], is_read::<PlaceDoc>)
        }
        Some(_) => day.remove("base").is_some(),
    }
}

fn is_read<T: serde::de::DeserializeOwned>(value: &Value) -> bool {
    T::deserialize(value).is_ok()
}

fn is_time(value: &Value) -> bool {
    value.as_str().is_some_and(|text| chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok())
}
