//! `rail.json`.

use std::collections::HashSet;

use serde_json::Value;

use super::value;
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawFrequency, RawHop, RawLine, RawStation, RawText};
use crate::atlas::read;
use crate::domain::network::RailLine;
use crate::domain::rail::{Frequency, Hop};
use crate::domain::{CityId, Rail, Station, StationId};
use crate::geometry::LonLat;

/// The line and its stations; an empty one when there is no file.
pub fn rail(file: Option<&Value>, cities: &HashSet<CityId>, report: &mut Report) -> Rail {
    let root = JsonPath::file("rail.json");
    let mut rail = Rail::default();
    let Some(file) = file else { return rail };
    match file.get("line") {
        Some(line) => line_of(&mut rail, line, &root.key("line"), report),
        None => report.error(&root.key("line"), "is missing", "add the line"),
    }
    rail.stations = stations(file, &root, cities, report);
    let known: HashSet<_> = rail.stations.iter().map(|station| station.id.clone()).collect();
    rail.hops = each(file, "hops", &root, report, |raw, place, report| hop(raw, place, &known, report));
    rail.frequency =
        each(file, "frequency", &root, report, |raw, place, report| frequency(raw, place, &known, report));
    rail
}

/// The railways other than the line; empty when there is no file.
pub fn other_lines(file: Option<&Value>, rail: &Rail, report: &mut Report) -> Vec<RailLine> {
    let root = JsonPath::file("rail.json");
    let known: HashSet<_> = rail.stations.iter().map(|station| station.id.clone()).collect();
    let Some(file) = file else { return Vec::new() };
    each(file, "lines", &root, report, |item, place, report| {
        let id = read::shape::<String>(item.get("id")?, &place.key("id"), report)?;
        let name = read::shape::<RawText>(item.get("name")?, &place.key("name"), report)?;
        let hops = each(item, "hops", place, report, |raw, place, report| hop(raw, place, &known, report));
        let frequency = each(item, "frequency", place, report, |raw, place, report| {
            frequency(raw, place, &known, report)
        });
        Some(RailLine {
            id: value::id(&id, &place.key("id"), report)?.into(),
            name: value::text(&name, &place.key("name"), report)?,
            suburban: item.get("suburban").and_then(Value::as_bool).unwrap_or(false),
            hops,
            frequency,
        })
    })
}

/// Reads the items of a list that may be absent, each by itself.
fn each<T>(
    file: &Value,
    key: &str,
    root: &JsonPath,
    report: &mut Report,
    mut read: impl FnMut(&Value, &JsonPath, &mut Report) -> Option<T>,
) -> Vec<T> {
    if file.get(key).is_none() {
        return Vec::new();
    }
    let items = read::list(file, key, root, report).iter().enumerate();
    items.filter_map(|(at, item)| read(item, &root.key(key).item(at), report)).collect()
}

fn line_of(rail: &mut Rail, value: &Value, place: &JsonPath, report: &mut Report) {
    let Some(raw) = read::shape::<RawLine>(value, place, report) else { return };
    rail.name = value::text(&raw.name, &place.key("name"), report).unwrap_or_default();
    rail.color = value::color(&raw.color, &place.key("color"), report);
    rail.opened = raw.opened.as_deref().and_then(|text| value::date(text, &place.key("opened"), report));
    rail.length_km = raw.length_km;
    rail.design_speed_kmh = raw.design_speed_kmh;
    rail.note = value::text(&raw.note, &place.key("note"), report).unwrap_or_default();
    rail.geometry = value::line(&raw.geometry, &place.key("geometry"), report).unwrap_or_default();
    rail.sources = value::required_sources(&raw.sources, &place.key("sources"), report);
}

fn stations(file: &Value, root: &JsonPath, cities: &HashSet<CityId>, report: &mut Report) -> Vec<Station> {
    let mut seen = HashSet::new();
    let mut stations = Vec::new();
    for (at, value) in read::list(file, "stations", root, report).iter().enumerate() {
        let place = root.key("stations").item(at);
        let Some(station) = station(value, &place, cities, report) else { continue };
        if super::first_of_its_id(&mut seen, station.id.clone(), &place, report) {
            stations.push(station);
        }
    }
    stations
}

fn station(
    value: &Value,
    place: &JsonPath,
    cities: &HashSet<CityId>,
    report: &mut Report,
) -> Option<Station> {
    let raw: RawStation = read::shape(value, place, report)?;
    let city = value::city(&raw.city, &place.key("city"), cities, report)?;
    if raw.on_line && raw.km.is_none() {
        report.error(
            &place.key("km"),
            "is missing on a station of the line",
            "add the kilometres from the line's first station",
        );
    }
    let id = value::id(&raw.id, &place.key("id"), report)?;
    Some(Station {
        id: StationId::from(id),
        name: value::text(&raw.name, &place.key("name"), report)?,
        city,
        position: on_earth(&raw, place, report)?,
        quality: value::quality(&raw.position, &place.key("position"), report),
        km: raw.km,
        on_line: raw.on_line,
        status: value::maybe_text(raw.status.as_ref(), &place.key("status"), report),
        sources: value::required_sources(&raw.sources, &place.key("sources"), report),
    })
}

fn on_earth(raw: &RawStation, place: &JsonPath, report: &mut Report) -> Option<LonLat> {
    value::position(&[raw.lon, raw.lat], &place.key("lon"), report)
}

/// The id of a station that exists; `None`, with an error, for any other.
fn known(
    key: &str,
    stations: &HashSet<StationId>,
    place: &JsonPath,
    report: &mut Report,
) -> Option<StationId> {
    let id = StationId::from(key);
    if stations.contains(&id) {
        return Some(id);
    }
    report.error(
        place,
        format!("\"{key}\" is not a station of this file"),
        "write the id of a station that is listed above",
    );
    None
}

fn hop(value: &Value, place: &JsonPath, stations: &HashSet<StationId>, report: &mut Report) -> Option<Hop> {
    let raw: RawHop = read::shape(value, place, report)?;
    if !(1..=raw.minutes).contains(&raw.minutes_min) || raw.minutes > raw.minutes_max {
        report.error(
            &place.key("minutes"),
            "is not between minutes_min and minutes_max",
            "compare the three numbers",
        );
        return None;
    }
    Some(Hop {
        from: known(&raw.from, stations, &place.key("from"), report)?,
        to: known(&raw.to, stations, &place.key("to"), report)?,
        minutes: raw.minutes,
        minutes_min: raw.minutes_min,
        minutes_max: raw.minutes_max,
        as_of: value::date(&raw.as_of, &place.key("as_of"), report)?,
        sources: value::required_sources(&raw.sources, &place.key("sources"), report),
    })
}

fn frequency(
    value: &Value,
    place: &JsonPath,
    stations: &HashSet<StationId>,
    report: &mut Report,
) -> Option<Frequency> {
    let raw: RawFrequency = read::shape(value, place, report)?;
    let (from, to) = (
        value::clock(&raw.from, &place.key("from"), report)?,
        value::clock(&raw.to, &place.key("to"), report)?,
    );
    if from >= to {
        report.error(
            &place.key("to"),
            "is not after \"from\"",
            "write the band from its first to its last departure",
        );
        return None;
    }
    if raw.every_minutes == 0 {
        report.error(&place.key("every_minutes"), "is 0", "write the average minutes between two departures");
        return None;
    }
    let to_station = raw.to_station.as_deref();
    Some(Frequency {
        from_station: known(&raw.from_station, stations, &place.key("from_station"), report)?,
        to_station: to_station.and_then(|key| known(key, stations, &place.key("to_station"), report)),
        from,
        to,
        every_minutes: raw.every_minutes,
        as_of: value::date(&raw.as_of, &place.key("as_of"), report)?,
        sources: value::required_sources(&raw.sources, &place.key("sources"), report),
    })
}
