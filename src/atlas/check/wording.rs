//! Checks of texts: of the length that the pages are made for, and in the language of their key.

use std::ops::RangeInclusive;

use serde::Deserialize;
use serde_json::Value;

use super::{JsonPath, PackFiles, Report, items, json, stops};
use crate::atlas::raw::{RawReadyTrip, RawRoute, RawText};

/// How long a text should be: Chinese in characters, English in words.
struct Length {
    zh: RangeInclusive<usize>,
    en: RangeInclusive<usize>,
}

const STORY: Length = Length { zh: 120..=250, en: 60..=130 };
const SUMMARY: Length = Length { zh: 10..=45, en: 5..=25 };
/// The summary of a ready-made trip.
const WHY: Length = Length { zh: 30..=120, en: 20..=80 };
const INTRO: Length = Length { zh: 80..=160, en: 5..=160 };

pub fn check(files: &PackFiles, report: &mut Report) {
    for (place, feature) in stops(files) {
        let (here, stop) = (place.key("properties"), feature.properties);
        language(&stop.name, &here.key("name"), report);
        length(&stop.summary, &SUMMARY, &here.key("summary"), report);
        language(&stop.summary, &here.key("summary"), report);
        if let Some(story) = &stop.story {
            length(story, &STORY, &here.key("story"), report);
            language(story, &here.key("story"), report);
        }
    }
    for (place, route) in items::<RawRoute>(files, "routes.json", "routes") {
        language(&route.name, &place.key("name"), report);
        length(&route.intro, &INTRO, &place.key("intro"), report);
        language(&route.intro, &place.key("intro"), report);
    }
    for (place, trip) in items::<RawReadyTrip>(files, "trips.json", "trips") {
        language(&trip.title, &place.key("title"), report);
        length(&trip.summary, &WHY, &place.key("summary"), report);
        language(&trip.summary, &place.key("summary"), report);
    }
    for name in files.paths().filter(|name| name.ends_with("json")) {
        if let Some(value) = json(files, name) {
            titles(&value, &JsonPath::file(name), report);
        }
    }
}

/// Checks the titles of sources, wherever they appear.
fn titles(value: &Value, place: &JsonPath, report: &mut Report) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| titles(item, &place.item(at), report));
        }
        Value::Object(object) => {
            let source = object.contains_key("checked").then(|| object.get("title")).flatten();
            if let Some(Ok(title)) = source.map(RawText::deserialize) {
                language(&title, &place.key("title"), report);
            }
            object.iter().for_each(|(key, item)| titles(item, &place.key(key), report));
        }
        _ => {}
    }
}

fn length(text: &RawText, length: &Length, place: &JsonPath, report: &mut Report) {
    let zh = text.0.get("zh").map(|text| text.chars().filter(|c| !c.is_whitespace()).count());
    let en = text.0.get("en").map(|text| text.split_whitespace().count());
    for (lang, unit, count, wanted) in [("zh", "characters", zh, &length.zh), ("en", "words", en, &length.en)]
    {
        // An empty text is already reported as an error.
        let Some(count) = count.filter(|count| *count > 0 && !wanted.contains(count)) else { continue };
        let mend = format!("write {} to {} {unit}", wanted.start(), wanted.end());
        report.warning(&place.key(lang), format!("has {count} {unit}"), mend);
    }
}

fn language(text: &RawText, place: &JsonPath, report: &mut Report) {
    let filled = |lang: &str| text.0.get(lang).filter(|text| !text.trim().is_empty());
    if filled("zh").is_some_and(|zh| !zh.chars().any(is_han)) {
        report.warning(&place.key("zh"), "holds no Chinese character", "write the Chinese text here");
    }
    let mostly_han = |en: &String| en.chars().filter(|c| is_han(*c)).count() * 2 > en.chars().count();
    if filled("en").is_some_and(mostly_han) {
        report.warning(&place.key("en"), "is in Chinese", "write the English text here");
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
