//! The files of a pack, and the JSON documents in them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::finding::{JsonPath, Report};
use super::read;

/// Files by their path within the pack, `/` between folders: `stops.geojson`, `guides/index.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackFiles(BTreeMap<String, Vec<u8>>);

impl PackFiles {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file or replaces it.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), bytes.into());
    }

    /// Removes a file.
    pub fn remove(&mut self, path: &str) {
        self.0.remove(path);
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    /// The paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>> FromIterator<(P, B)> for PackFiles {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        Self(files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect())
    }
}

/// The JSON documents of a pack.
pub struct Parts {
    pub pack: Value,
    pub stops: Value,
    pub routes: Value,
    pub rail: Option<Value>,
    pub holidays: Option<Value>,
    pub events: Option<Value>,
    pub experiences: Option<Value>,
    pub ready_trips: Option<Value>,
    pub topics: Option<Value>,
    pub metro: Option<Value>,
    pub water: Option<Value>,
    /// Each guide with its path within the pack.
    pub guides: Vec<(String, Value)>,
}

/// Files that a pack must have.
pub const REQUIRED: [&str; 3] = ["pack.json", "stops.geojson", "routes.json"];
/// Files that a pack should have: a missing one is a warning.
pub const OPTIONAL: [&str; 4] = ["rail.json", "holidays.json", "events.json", "experiences.json"];
/// Ready-made trips. Optional: a missing file is not reported.
pub const READY_TRIPS: &str = "trips.json";
/// Corridors, venues, benefits, advice for guests. Optional: a missing file is not reported.
pub const TOPICS: &str = "topics.json";
/// The metro lines of its cities. Optional: a missing file is not reported.
pub const METRO: &str = "metro.json";
/// Boats, coaches and river crossings. Optional: a missing file is not reported.
pub const WATER: &str = "water.json";
/// The list of guides.
pub const GUIDE_INDEX: &str = "guides/index.json";

/// The files of a pack other than the guides; the last one lists the guides.
pub const PACK_FILES: [&str; 12] = [
    "pack.json",
    "stops.geojson",
    "routes.json",
    "rail.json",
    "holidays.json",
    "events.json",
    "experiences.json",
    READY_TRIPS,
    TOPICS,
    METRO,
    WATER,
    GUIDE_INDEX,
];

impl Parts {
    /// The documents of a folder; `None` when a required one cannot be read.
    pub fn from_files(files: &PackFiles, report: &mut Report) -> Option<Self> {
        let [pack, stops, routes] = REQUIRED.map(|name| required(files, name, report));
        let [rail, holidays, events, experiences] = OPTIONAL.map(|name| optional(files, name, report));
        let ready_trips = spare(files, READY_TRIPS, report);
        let topics = spare(files, TOPICS, report);
        let metro = spare(files, METRO, report);
        let water = spare(files, WATER, report);
        let guides = guides(files, report);
        Some(Self {
            pack: pack?,
            stops: stops?,
            routes: routes?,
            rail,
            holidays,
            events,
            experiences,
            ready_trips,
            topics,
            metro,
            water,
            guides,
        })
    }
}

fn required(files: &PackFiles, name: &str, report: &mut Report) -> Option<Value> {
    let place = JsonPath::file(name);
    let Some(bytes) = files.get(name) else {
        report.error(&place, "the file is missing", "a pack needs pack.json, stops.geojson and routes.json");
        return None;
    };
    read::json(bytes, &place, report)
}

fn optional(files: &PackFiles, name: &str, report: &mut Report) -> Option<Value> {
    let place = JsonPath::file(name);
    match files.get(name) {
        Some(bytes) => read::json(bytes, &place, report),
        None => {
            let mend = match name {
                "holidays.json" => "nothing, where the country's days off are meant: those are used",
                _ => "add it, or live without what it tells",
            };
            report.warning(&place, "the file is missing", mend);
            None
        }
    }
}

/// Reads an optional document; a missing file is not reported.
fn spare(files: &PackFiles, name: &str, report: &mut Report) -> Option<Value> {
    read::json(files.get(name)?, &JsonPath::file(name), report)
}

fn guides(files: &PackFiles, report: &mut Report) -> Vec<(String, Value)> {
    let place = JsonPath::file(GUIDE_INDEX);
    let index = files.get(GUIDE_INDEX).and_then(|bytes| read::json(bytes, &place, report));
    let ids = index.as_ref().map(|index| read::list(index, "guides", &place, report)).unwrap_or_default();
    let mut guides = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        let here = place.key("guides").item(at);
        let Some(id) = id.as_str() else {
            report.error(&here, "is not a guide's id", "write the name of a file in guides/ without .json");
            continue;
        };
        let file = format!("guides/{id}.json");
        match files.get(&file) {
            Some(bytes) => {
                guides.extend(read::json(bytes, &JsonPath::file(&file), report).map(|guide| (file, guide)))
            }
            None => report.error(
                &here,
                format!("there is no {file}"),
                "add the file or take its id from the list",
            ),
        }
    }
    guides.extend(unlisted(files, &guides, report));
    guides
}

/// Guides in the folder that the index does not list. They are part of the pack when the folder can be enumerated; over
/// the web it cannot, so the index should list them.
fn unlisted(files: &PackFiles, listed: &[(String, Value)], report: &mut Report) -> Vec<(String, Value)> {
    let is_new = |name: &&str| {
        let is_guide = name.starts_with("guides/") && name.ends_with(".json") && *name != GUIDE_INDEX;
        is_guide && !listed.iter().any(|(known, _)| known == name)
    };
    let mut found = Vec::new();
    for name in files.paths().filter(is_new) {
        let place = JsonPath::file(name);
        let Some(guide) = files.get(name).and_then(|bytes| read::json(bytes, &place, report)) else {
            continue;
        };
        let what = "is not in guides/index.json, so those who load this pack from elsewhere do not see it";
        report.warning(&place, what, "add its id to the list");
        found.push((name.to_owned(), guide));
    }
    found
}
