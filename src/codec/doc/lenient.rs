//! Reads a document field by field: values in other accepted forms are converted, unusable values are dropped and
//! reported, and everything else is kept. The same rule applies to all fields and versions, so that one wrong value
//! never costs the whole trip.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde_json::{Map, Value};

use super::PartyDoc;
use super::{DocWarning, ModeDoc, PlaceDoc, RideDoc};

/// Makes every field of a document readable, and returns warnings about what was changed. A value without days is not
/// given any, and is later rejected as not a trip.
pub fn understood(mut value: Value) -> (Value, Vec<DocWarning>) {
    let mut reader = LenientReader::default();
    if let Value::Object(doc) = &mut value {
        reader.document(doc);
    }
    (value, reader.warnings())
}

#[derive(Default)]
struct LenientReader {
    warnings: Vec<DocWarning>,
    visits_left_out: usize,
}

impl LenientReader {
    fn document(&mut self, doc: &mut Map<String, Value>) {
        // Only programs read these two, so their repair is not reported.
        mend(doc, "id", text);
        keep(doc, "updated", is_read::<DateTime<Utc>>);
        self.or_left_out(mend(doc, "title", text), || "title".to_owned());
        self.or_warned(mend(doc, "start", date), DocWarning::StartLeftOut);
        self.or_warned(mend(doc, "mode", mode), DocWarning::ModeNotUnderstood);
        self.or_left_out(keep(doc, "party", is_read::<PartyDoc>), || "party".to_owned());
        self.list(doc, "candidates", "candidates");
        if let Some(Value::Array(days)) = doc.get_mut("days") {
            for (at, day) in days.iter_mut().enumerate() {
                self.day(at, day);
            }
        }
    }

    fn day(&mut self, at: usize, day: &mut Value) {
        if !day.is_object() {
            self.or_left_out(false, || format!("days[{at}]"));
            *day = Value::Object(Map::new());
        }
        let Value::Object(day) = day else { return };
        let is_midnight = day.get("to").and_then(Value::as_str).is_some_and(|to| to.trim() == MIDNIGHT);
        self.or_warned(!is_midnight, DocWarning::EndsAtMidnight(at));
        let hours = [mend(day, "from", time), mend(day, "to", time)];
        self.or_warned(!hours.contains(&false), DocWarning::HoursNotUnderstood(at));
        self.or_warned(base(day), DocWarning::BaseNotUnderstood(at));
        self.list(day, "visits", &format!("days[{at}].visits"));
        self.rides(day, &format!("days[{at}].rides"));
    }

    /// The rides of a day; those without a readable place and time at both ends are dropped.
    fn rides(&mut self, day: &mut Map<String, Value>, path: &str) {
        self.or_left_out(keep(day, "rides", Value::is_array), || path.to_owned());
        let Some(Value::Array(rides)) = day.get_mut("rides") else { return };
        for (at, ride) in rides.iter_mut().enumerate() {
            let Value::Object(fields) = ride else { continue };
            for (key, read) in [("number", text as fn(&Value) -> Option<Value>), ("after", whole_number)] {
                self.or_left_out(mend(fields, key, read), || format!("{path}[{at}]: {key}"));
            }
            for key in ["depart", "arrive"] {
                mend(fields, key, time);
            }
        }
        for at in (0..rides.len()).rev() {
            if rides.get(at).is_some_and(|ride| !is_read::<RideDoc>(ride)) {
                rides.remove(at);
                self.or_left_out(false, || format!("{path}[{at}]"));
            }
        }
    }

    /// A list of visits under `key`; `path` is its place in the document.
    fn list(&mut self, holder: &mut Map<String, Value>, key: &str, path: &str) {
        self.or_left_out(keep(holder, key, Value::is_array), || path.to_owned());
        let Some(Value::Array(visits)) = holder.get_mut(key) else { return };
        let all = visits.len();
        visits.retain(|visit| visit.get("stop").is_some_and(Value::is_string));
        self.visits_left_out += all - visits.len();
        for visit in visits.iter_mut().filter_map(Value::as_object_mut) {
            self.visit(visit, path);
        }
    }

    fn visit(&mut self, visit: &mut Map<String, Value>, path: &str) {
        let stop = visit.get("stop").and_then(Value::as_str).unwrap_or_default().to_owned();
        self.or_warned(mend(visit, "minutes", whole_number), DocWarning::StayLeftOut(stop.as_str().into()));
        for (key, read) in [("locked", flag as fn(&Value) -> Option<Value>), ("note", text)] {
            self.or_left_out(mend(visit, key, read), || format!("{path} {stop}: {key}"));
        }
    }

    fn or_warned(&mut self, is_understood: bool, warning: DocWarning) {
        if !is_understood && !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    fn or_left_out(&mut self, is_understood: bool, path: impl Fn() -> String) {
        if !is_understood {
            self.or_warned(false, DocWarning::LeftOut(path()));
        }
    }

    fn warnings(self) -> Vec<DocWarning> {
        let left_out = Some(self.visits_left_out).filter(|count| *count > 0);
        self.warnings.into_iter().chain(left_out.map(DocWarning::VisitsNotUnderstood)).collect()
    }
}

/// Replaces a value by what `read` makes of it, or removes it. Returns whether it was understood; `null` counts as
/// absent.
fn mend(map: &mut Map<String, Value>, key: &str, read: impl Fn(&Value) -> Option<Value>) -> bool {
    let Some(value) = map.get_mut(key) else { return true };
    match read(value) {
        Some(read) => {
            *value = read;
            true
        }
        None => map.remove(key).is_none_or(|value| value.is_null()),
    }
}

/// Removes a value that is not `good`. Returns whether it was good; `null` counts as absent.
fn keep(map: &mut Map<String, Value>, key: &str, good: impl Fn(&Value) -> bool) -> bool {
    map.get(key).is_none_or(good) || map.remove(key).is_none_or(|value| value.is_null())
}

/// Drops whatever is unreadable about where a day begins and ends. Returns whether all of it was readable.
fn base(day: &mut Map<String, Value>) -> bool {
    match day.get_mut("base") {
        Some(Value::Object(ends)) if ends.contains_key("start") || ends.contains_key("end") => {
            let ends = ["start", "end"].map(|key| keep(ends, key, is_read::<PlaceDoc>));
            !ends.contains(&false)
        }
        _ => keep(day, "base", is_read::<PlaceDoc>),
    }
}

fn is_read<T: serde::de::DeserializeOwned>(value: &Value) -> bool {
    T::deserialize(value).is_ok()
}

fn text(value: &Value) -> Option<Value> {
    match value {
        Value::String(_) => Some(value.clone()),
        Value::Number(number) => Some(number.to_string().into()),
        _ => None,
    }
}

fn date(value: &Value) -> Option<Value> {
    let date: NaiveDate = value.as_str()?.trim().parse().ok()?;
    Some(date.to_string().into())
}

/// The end of a day, which [`NaiveTime`] cannot represent.
const MIDNIGHT: &str = "24:00";

fn time(value: &Value) -> Option<Value> {
    let text = value.as_str()?.trim();
    let text = if text == MIDNIGHT { "23:59" } else { text };
    let read = |format| NaiveTime::parse_from_str(text, format).ok();
    let time = read("%H:%M").or_else(|| read("%H:%M:%S"))?;
    Some(time.format("%H:%M").to_string().into())
}

fn mode(value: &Value) -> Option<Value> {
    let lower = Value::String(value.as_str()?.trim().to_lowercase());
    is_read::<ModeDoc>(&lower).then_some(lower)
}

fn flag(value: &Value) -> Option<Value> {
    match value.as_str().map(str::trim) {
        Some("true") => Some(true.into()),
        Some("false") => Some(false.into()),
        _ => value.is_boolean().then(|| value.clone()),
    }
}

/// `90`, `90.0` or `"90"`; negative numbers and fractions are rejected.
fn whole_number(value: &Value) -> Option<Value> {
    let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())?;
    let is_whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    is_whole.then(|| (number as u32).into())
}
