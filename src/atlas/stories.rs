//! `stories.json`: what a first view does not show, brought to the stops when it has arrived.

use serde_json::Value;

use super::finding::{Finding, Place, Report};
use super::raw::{RawSource, RawText};
use super::{read, validate};
use crate::domain::{Atlas, StopId};

/// Completes the stops of an atlas with their stories and sources. What is broken is left out and told.
pub fn apply_stories(atlas: &mut Atlas, bytes: &[u8]) -> Vec<Finding> {
    let mut report = Report::default();
    let root = Place::file("stories.json");
    match read::json(bytes, &root, &mut report) {
        Some(Value::Object(stories)) => {
            for (id, told) in &stories {
                if let Some(stop) = atlas.stop_mut(&StopId::from(id.as_str())) {
                    let place = root.key(id);
                    stop.story = story(told, &place, &mut report);
                    stop.sources = sources(told, &place, &mut report);
                }
            }
        }
        Some(_) => report.error(&root, "is not an object of stories by stop", "build the site again"),
        None => {}
    }
    report.into_findings()
}

fn story(told: &Value, place: &Place, report: &mut Report) -> Option<crate::domain::Bilingual> {
    let value = told.get("story").filter(|story| !story.is_null())?;
    let place = place.key("story");
    let raw: RawText = read::shape(value, &place, report)?;
    validate::text(&raw, &place, report)
}

fn sources(told: &Value, place: &Place, report: &mut Report) -> Vec<crate::domain::Source> {
    let place = place.key("sources");
    let raw: Option<Vec<RawSource>> =
        told.get("sources").and_then(|value| read::shape(value, &place, report));
    validate::sources(&raw.unwrap_or_default(), &place, report)
}
