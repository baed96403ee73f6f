//! Checks of stops: names that appear twice, last entries, pictures, corridors without stops.

use std::collections::HashMap;

use super::{JsonPath, PackFiles, Report, stops};
use crate::atlas::raw::RawStop;
use crate::atlas::validate::is_id;
use crate::domain::Corridor;

pub fn check(files: &PackFiles, report: &mut Report) {
    let stops = stops(files);
    let mut names: HashMap<(String, String), String> = HashMap::new();
    for (place, feature) in &stops {
        let (here, stop) = (place.key("properties"), &feature.properties);
        for lang in ["zh", "en"] {
            let name = stop.name.0.get(lang).cloned().unwrap_or_default();
            if let Some(other) =
                names.insert((lang.into(), name), stop.id.clone()).filter(|other| *other != stop.id)
            {
                let what = format!("is also the name of \"{other}\"");
                report.warning(&here.key("name").key(lang), what, "say which of the two places this is");
            }
        }
        visit(stop, &here, report);
        pictures(files, stop, &here.key("images"), report);
    }
    let features = JsonPath::file("stops.geojson").key("features");
    for corridor in Corridor::ALL.map(Corridor::key) {
        if !stops.is_empty()
            && !stops.iter().any(|(_, stop)| stop.properties.corridors.iter().any(|key| key == corridor))
        {
            report.warning(
                &features,
                format!("has no stop in the corridor \"{corridor}\""),
                "add one, or sort a stop into it",
            );
        }
    }
}

fn visit(stop: &RawStop, here: &JsonPath, report: &mut Report) {
    if stop.last_entry.is_some() && stop.opening_hours.is_none() {
        report.warning(
            &here.key("last_entry"),
            "is known though the hours are not",
            "add the opening hours, or write null",
        );
    }
    for (at, key) in stop.facilities.iter().enumerate().filter(|(_, key)| !is_id(key)) {
        let what = format!("\"{key}\" is not a key");
        report.error(
            &here.key("facilities").item(at),
            what,
            "use lower-case letters, digits and single hyphens",
        );
    }
}

fn pictures(files: &PackFiles, stop: &RawStop, place: &JsonPath, report: &mut Report) {
    for (at, image) in stop.images.iter().enumerate() {
        let here = place.item(at);
        if files.get(&image.src).is_none() {
            report.error(
                &here.key("src"),
                format!("there is no file {}", image.src),
                "add the file to the pack",
            );
        }
        for (key, text) in [("credit", &image.credit), ("licence", &image.licence)] {
            if text.trim().is_empty() {
                report.error(&here.key(key), "is empty", "say who made the picture and under which licence");
            }
        }
    }
}
