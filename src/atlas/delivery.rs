//! Splits a pack for delivery: what a first view shows, and the stories and sources that may follow.

use serde_json::{Map, Value, json};

use super::files::{PackFiles, Parts};
use super::finding::{Finding, Report};
use super::pinyin;

/// The two files that the built site delivers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// `core.json`: the whole pack, its stops without `story` and `sources`, with `pinyin`.
    pub core: Vec<u8>,
    /// `stories.json`: `story` and `sources` by stop.
    pub stories: Vec<u8>,
}

/// Makes the delivery of a pack. It moves values and judges none; findings are of files that are not JSON.
pub fn merge_core(files: &PackFiles) -> Result<Delivery, Vec<Finding>> {
    let mut report = Report::default();
    let parts = Parts::from_files(files, &mut report).filter(|_| report.errors() == 0);
    let Some(mut parts) = parts else { return Err(report.into_findings()) };
    let stories = take_stories(&mut parts.stops);
    let core = json!({
        "pack": parts.pack,
        "stops": parts.stops,
        "routes": parts.routes,
        "rail": parts.rail,
        "holidays": parts.holidays,
        "events": parts.events,
        "experiences": parts.experiences,
        "guides": parts.guides.into_iter().map(|(_, guide)| guide).collect::<Vec<_>>(),
    });
    Ok(Delivery {
        core: core.to_string().into_bytes(),
        stories: Value::Object(stories).to_string().into_bytes(),
    })
}

fn take_stories(stops: &mut Value) -> Map<String, Value> {
    let mut stories = Map::new();
    let features =
        stops.get_mut("features").and_then(Value::as_array_mut).map(Vec::as_mut_slice).unwrap_or_default();
    for properties in features.iter_mut().filter_map(|feature| feature.get_mut("properties")?.as_object_mut())
    {
        let told = [("story", properties.remove("story")), ("sources", properties.remove("sources"))];
        let told: Map<_, _> =
            told.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect();
        if let Some(id) = properties.get("id").and_then(Value::as_str) {
            stories.insert(id.to_owned(), Value::Object(told));
        }
        spell(properties);
    }
    stories
}

fn spell(properties: &mut Map<String, Value>) {
    let given = properties.get("pinyin").is_some_and(Value::is_string);
    let zh = properties.get("name").and_then(|name| name.get("zh")).and_then(Value::as_str);
    if let Some(zh) = zh.filter(|_| !given) {
        let spelled = pinyin::syllables(zh);
        properties.insert("pinyin".into(), spelled.into());
    }
}
