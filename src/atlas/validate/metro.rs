//! `metro.json`.

use std::collections::{HashMap, HashSet};

use chrono::Timelike;
use serde_json::Value;

use super::value;
use crate::atlas::files::METRO;
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawMetroLine, RawMetroStation, RawSource};
use crate::atlas::read;
use crate::domain::CityId;
use crate::domain::network::{MetroLine, MetroStation};

/// Lines and stations; empty when there is no file.
pub fn metro(
    file: Option<&Value>,
    cities: &HashSet<CityId>,
    report: &mut Report,
) -> (Vec<MetroLine>, Vec<MetroStation>) {
    let root = JsonPath::file(METRO);
    let Some(file) = file else { return Default::default() };
    let mut stations = Vec::new();
    let mut seen = HashSet::new();
    for (at, item) in read::list(file, "stations", &root, report).iter().enumerate() {
        let place = root.key("stations").item(at);
        let Some(station) = station(item, &place, report) else { continue };
        if super::first_of_its_id(&mut seen, station.id.clone(), &place, report) {
            stations.push(station);
        }
    }
    let index: HashMap<_, _> =
        stations.iter().enumerate().map(|(at, station)| (station.id.as_str(), at)).collect();
    let mut seen = HashSet::new();
    let mut lines = Vec::new();
    for (at, item) in read::list(file, "lines", &root, report).iter().enumerate() {
        let place = root.key("lines").item(at);
        let Some(line) = line(item, &place, cities, &index, report) else { continue };
        if super::first_of_its_id(&mut seen, line.id.clone(), &place, report) {
            lines.push(line);
        }
    }
    let sources = file.get("sources").cloned().unwrap_or_default();
    if let Some(sources) = read::shape::<Vec<RawSource>>(&sources, &root.key("sources"), report) {
        value::required_sources(&sources, &root.key("sources"), report);
    }
    (lines, stations)
}

fn station(item: &Value, place: &JsonPath, report: &mut Report) -> Option<MetroStation> {
    let raw: RawMetroStation = read::shape(item, place, report)?;
    let mut at = |position: Option<[f64; 2]>, key| {
        position.and_then(|position| value::position(&position, &place.key(key), report))
    };
    let (position, about) = (at(raw.position, "position"), at(raw.about, "about"));
    Some(MetroStation {
        id: value::id(&raw.id, &place.key("id"), report)?.into(),
        name: value::text(&raw.name, &place.key("name"), report)?,
        position,
        about,
    })
}

fn line(
    item: &Value,
    place: &JsonPath,
    cities: &HashSet<CityId>,
    stations: &HashMap<&str, usize>,
    report: &mut Report,
) -> Option<MetroLine> {
    let raw: RawMetroLine = read::shape(item, place, report)?;
    let city = value::city(&raw.city, &place.key("city"), cities, report)?;
    let mut runs = vec![run(&raw.stations, &place.key("stations"), stations, report)?];
    for (at, branch) in raw.branches.iter().enumerate() {
        runs.extend(run(branch, &place.key("branches").item(at), stations, report));
    }
    let gaps = raw.stations.len() - usize::from(!raw.is_loop);
    if raw.minutes_between.as_ref().is_some_and(|minutes| minutes.len() != gaps || minutes.contains(&0)) {
        report.error(
            &place.key("minutes_between"),
            "is not the minutes from each station to the next",
            format!("write {gaps} numbers above 0"),
        );
        return None;
    }
    if raw.every_minutes == Some(0) {
        report.error(&place.key("every_minutes"), "is 0", "write the minutes between two trains, or null");
        return None;
    }
    let course = raw.course.and_then(|course| value::line(&course, &place.key("course"), report));
    Some(MetroLine {
        id: value::id(&raw.id, &place.key("id"), report)?.into(),
        city,
        name: value::text(&raw.name, &place.key("name"), report)?,
        color: value::color(&raw.colour, &place.key("colour"), report),
        runs,
        is_loop: raw.is_loop,
        course: course.unwrap_or_default(),
        first: minute(raw.first.as_deref(), &place.key("first"), report),
        last: minute(raw.last.as_deref(), &place.key("last"), report),
        every_minutes: raw.every_minutes,
        minutes_between: raw.minutes_between,
    })
}

fn run(
    ids: &[String],
    place: &JsonPath,
    stations: &HashMap<&str, usize>,
    report: &mut Report,
) -> Option<Vec<usize>> {
    if ids.len() < 2 {
        report.error(place, "names fewer than two stations", "write the stations from end to end");
        return None;
    }
    let mut run = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        match stations.get(id.as_str()) {
            Some(station) => run.push(*station),
            None => report.error(
                &place.item(at),
                format!("\"{id}\" is not a station of this file"),
                "write the id of a station that is listed",
            ),
        }
    }
    (run.len() == ids.len()).then_some(run)
}

/// A time of day in minutes after midnight, if there is one.
pub fn minute(text: Option<&str>, place: &JsonPath, report: &mut Report) -> Option<u32> {
    let time = value::clock(text?, place, report)?;
    Some(time.hour() * 60 + time.minute())
}
