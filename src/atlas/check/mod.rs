//! What `cargo xtask pack check` finds: everything that reading the pack finds, and what else an editor should know.
//!
//! Each part reads the raw files itself and skips what does not have the expected shape, which `validate` has reported.
//! Never part of the app.

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::files::PackFiles;
use super::finding::{Finding, JsonPath, Report};
use super::raw::{RawFeature, RawPack};
use super::read;
use crate::geometry::LonLat;

mod courses;
mod dates;
mod keys;
mod places;
mod routes;
mod sense;
mod stops;
mod trips;
mod wording;

pub use courses::{Waters, check_courses};
pub use keys::unknown_keys;

/// All problems of a pack, in the order of its files. `today` is the date in Shanghai.
pub fn check(files: &PackFiles, today: NaiveDate) -> Vec<Finding> {
    let mut report = Report::default();
    let (atlas, mut findings) = match super::parse_files(files) {
        Ok((atlas, findings)) => (Some(atlas), findings),
        Err(findings) => (None, findings),
    };
    if let Some(atlas) = &atlas {
        trips::check(files, atlas, today, &mut report);
    }
    keys::check(files, &mut report);
    sense::check(files, atlas.as_ref(), today, &mut report);
    places::check(files, &mut report);
    stops::check(files, &mut report);
    routes::check(files, &mut report);
    wording::check(files, &mut report);
    dates::check(files, today, &mut report);
    findings.extend(report.into_findings());
    findings.sort_by_key(|finding| (order(&finding.file), finding.severity));
    findings
}

/// Causes before consequences: the files in the order in which they refer to each other.
fn order(file: &str) -> (usize, String) {
    let known = ["pack.json", "rail.json", "stops.geojson", "routes.json", "holidays.json"];
    (known.iter().position(|name| *name == file).unwrap_or(known.len()), file.to_owned())
}

/// A file read from JSON; `None` when it is missing or cannot be read.
fn json<T: DeserializeOwned>(files: &PackFiles, name: &str) -> Option<T> {
    serde_json::from_slice(read::without_mark(files.get(name)?)).ok()
}

/// The items of a list that have the expected shape, each with its place.
fn items<T: DeserializeOwned>(files: &PackFiles, name: &str, key: &str) -> Vec<(JsonPath, T)> {
    let list = json(files, name).and_then(|mut value: Value| value.get_mut(key).map(Value::take));
    let Some(Value::Array(list)) = list else { return Vec::new() };
    let root = JsonPath::file(name).key(key);
    let typed = |(at, item)| Some((root.item(at), serde_json::from_value(item).ok()?));
    list.into_iter().enumerate().filter_map(typed).collect()
}

fn pack(files: &PackFiles) -> Option<RawPack> {
    json(files, "pack.json")
}

fn stops(files: &PackFiles) -> Vec<(JsonPath, RawFeature)> {
    items(files, "stops.geojson", "features")
}

fn lon_lat(coordinates: &[f64]) -> Option<LonLat> {
    match *coordinates {
        [lon, lat, ..] => Some(LonLat::new(lon, lat)),
        _ => None,
    }
}
