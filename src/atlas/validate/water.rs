//! `water.json`.

use std::collections::HashSet;

use serde_json::Value;

use super::metro::minute;
use super::value;
use crate::atlas::files::WATER;
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawCoach, RawCrossing, RawFerry, RawIsland, RawPier, RawRiver, RawSource};
use crate::atlas::read;
use crate::domain::Network;
use crate::domain::network::{Call, Crossing, Island, Link, LinkKind, River};
use crate::domain::trip::TripMode;

/// How a river is crossed.
pub const CROSSINGS: [&str; 3] = ["bridge", "tunnel", "ferry"];

/// Reads boats, coaches, rivers, crossings and islands into the network.
pub fn water(file: Option<&Value>, network: &mut Network, report: &mut Report) {
    let root = JsonPath::file(WATER);
    let Some(file) = file else { return };
    let mut links = each(file, "ferries", &root, report, ferry);
    links.extend(each(file, "coaches", &root, report, coach));
    let mut seen = HashSet::new();
    for (place, link) in links {
        if super::first_of_its_id(&mut seen, link.id.clone(), &place, report) {
            network.links.push(link);
        }
    }
    network.rivers = values(each(file, "rivers", &root, report, river));
    network.crossings = values(each(file, "crossings", &root, report, crossing));
    network.islands = values(each(file, "islands", &root, report, island));
    for (at, crossing) in network.crossings.iter().enumerate() {
        if !network.rivers.iter().any(|river| river.name == crossing.river) {
            report.error(
                &root.key("crossings").item(at).key("river"),
                format!("\"{}\" is not a river of this file", crossing.river),
                "list the river with its course, or write the name of one that is listed",
            );
        }
    }
    let sources = file.get("sources").cloned().unwrap_or_else(|| Value::Array(Vec::new()));
    if let Some(sources) = read::shape::<Vec<RawSource>>(&sources, &root.key("sources"), report) {
        value::sources(&sources, &root.key("sources"), report);
    }
}

fn values<T>(items: Vec<(JsonPath, T)>) -> Vec<T> {
    items.into_iter().map(|(_, item)| item).collect()
}

/// Reads the items of a list that may be absent, each by itself.
fn each<R: serde::de::DeserializeOwned, T>(
    file: &Value,
    key: &str,
    root: &JsonPath,
    report: &mut Report,
    mut read: impl FnMut(R, &JsonPath, &mut Report) -> Option<T>,
) -> Vec<(JsonPath, T)> {
    if file.get(key).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, item) in read::list(file, key, root, report).iter().enumerate() {
        let place = root.key(key).item(at);
        let read = read::shape::<R>(item, &place, report).and_then(|raw| read(raw, &place, report));
        found.extend(read.map(|item| (place, item)));
    }
    found
}

fn ferry(raw: RawFerry, place: &JsonPath, report: &mut Report) -> Option<Link> {
    let ends = ends(&raw.piers, &place.key("piers"), report);
    link(LinkKind::Boat, ends, &raw, place, report)
}

/// A coach runs between its halts as a boat does between its piers.
fn coach(raw: RawCoach, place: &JsonPath, report: &mut Report) -> Option<Link> {
    let ends = ends(&raw.halts, &place.key("halts"), report);
    let RawCoach { id, name, halts, minutes, every_minutes, first, last, cny, sources } = raw;
    let as_boat = RawFerry { id, name, piers: halts, minutes, every_minutes, first, last, cny, sources };
    link(LinkKind::Coach, ends, &as_boat, place, report)
}

fn link(
    kind: LinkKind,
    ends: Option<[Call; 2]>,
    raw: &RawFerry,
    place: &JsonPath,
    report: &mut Report,
) -> Option<Link> {
    value::required_sources(&raw.sources, &place.key("sources"), report);
    sound(raw.minutes, raw.every_minutes, place, report)?;
    Some(Link {
        id: value::id(&raw.id, &place.key("id"), report)?.into(),
        name: value::text(&raw.name, &place.key("name"), report)?,
        kind,
        ends: ends?,
        minutes: raw.minutes,
        every_minutes: raw.every_minutes,
        first: minute(raw.first.as_deref(), &place.key("first"), report),
        last: minute(raw.last.as_deref(), &place.key("last"), report),
        cny: raw.cny,
    })
}

fn sound(minutes: u32, every: Option<u32>, place: &JsonPath, report: &mut Report) -> Option<()> {
    if minutes == 0 || every == Some(0) {
        report.error(
            &place.key("minutes"),
            "is 0, or the minutes between two departures are",
            "write whole minutes",
        );
        return None;
    }
    Some(())
}

fn ends(raw: &[RawPier], place: &JsonPath, report: &mut Report) -> Option<[Call; 2]> {
    let call = |(at, raw): (usize, &RawPier), report: &mut Report| {
        let here = place.item(at);
        Some(Call {
            name: value::text(&raw.name, &here.key("name"), report)?,
            position: value::position(&raw.position, &here.key("position"), report)?,
        })
    };
    let calls: Vec<_> = raw.iter().enumerate().filter_map(|end| call(end, report)).collect();
    let ends = <[Call; 2]>::try_from(calls).ok();
    if ends.is_none() {
        report.error(place, "are not two places", "write the two ends; one entry for each pair");
    }
    ends
}

fn river(raw: RawRiver, place: &JsonPath, report: &mut Report) -> Option<River> {
    Some(River {
        name: value::plain(&raw.name, &place.key("name"), report),
        course: value::line(&raw.course, &place.key("course"), report)?,
    })
}

fn crossing(raw: RawCrossing, place: &JsonPath, report: &mut Report) -> Option<Crossing> {
    if !CROSSINGS.contains(&raw.kind.as_str()) {
        report.error(
            &place.key("kind"),
            format!("is \"{}\"", raw.kind),
            format!("write one of {}", CROSSINGS.join(", ")),
        );
    }
    let mut modes = Vec::new();
    for (at, key) in raw.modes.iter().enumerate() {
        match TripMode::from_key(key) {
            Some(mode) => modes.push(mode),
            None => report.error(
                &place.key("modes").item(at),
                format!("\"{key}\" is not a way to get about"),
                "write walk, bike, drive or transit",
            ),
        }
    }
    let [a, b] = raw.ends;
    let mut end =
        |at: usize, position: [f64; 2]| value::position(&position, &place.key("ends").item(at), report);
    let ends = vec![end(0, a)?, end(1, b)?];
    Some(Crossing {
        name: value::text(&raw.name, &place.key("name"), report)?,
        river: raw.river,
        tunnel: raw.kind == "tunnel",
        on_foot: modes.contains(&TripMode::Walk),
        by_bike: modes.contains(&TripMode::Bike),
        ends,
    })
}

fn island(raw: RawIsland, place: &JsonPath, report: &mut Report) -> Option<Island> {
    Some(Island {
        name: value::text(&raw.name, &place.key("name"), report)?,
        outline: value::line(&raw.outline, &place.key("outline"), report)?,
    })
}
