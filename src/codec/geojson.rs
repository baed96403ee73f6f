//! GeoJSON (RFC 7946): a point for every visit, and the days as a foreign member.

use serde::Serialize;

use super::doc::ModeDoc;
use super::itinerary::{Export, ExportDay, ExportVisit};
use crate::domain::trip::Visit;
use crate::domain::{PositionQuality, Stop};
use crate::i18n::format::clock_of_schedule as clock;

#[derive(Serialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: &'static str,
    trip: TripMember,
    features: Vec<Feature>,
}

#[derive(Serialize)]
struct TripMember {
    title: String,
    start: Option<chrono::NaiveDate>,
    mode: ModeDoc,
    days: Vec<DayMember>,
}

#[derive(Serialize)]
struct DayMember {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct Feature {
    #[serde(rename = "type")]
    kind: &'static str,
    geometry: Point,
    properties: StopProperties,
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    coordinates: [f64; 2],
}

#[derive(Serialize)]
struct StopProperties {
    name: String,
    stop: String,
    position: &'static str,
    /// Counted from 1; null for a candidate.
    day: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<chrono::NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrive: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    leave: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    locked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// The trip as GeoJSON.
pub fn write(export: &Export<'_>) -> String {
    let visits = export.days().flat_map(|day| visits(export, &day));
    let candidates = export.candidates().map(|(visit, stop)| feature(stop, properties(export, stop, visit)));
    let collection = Collection {
        kind: "FeatureCollection",
        trip: trip_member(export),
        features: visits.chain(candidates).collect(),
    };
    // Maps have text keys and positions are finite, so this cannot fail.
    serde_json::to_string_pretty(&collection).unwrap_or_default()
}

fn trip_member(export: &Export<'_>) -> TripMember {
    let doc = super::doc::from_trip(export.trip);
    let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let days = doc.days.iter().map(|day| DayMember { from: clock(day.from), to: clock(day.to) }).collect();
    TripMember { title: doc.title, start: doc.start, mode: doc.mode, days }
}

fn visits(export: &Export<'_>, day: &ExportDay<'_>) -> Vec<Feature> {
    let placed = |(at, visit): (usize, &ExportVisit<'_>)| {
        let stop = visit.stop?;
        let properties = StopProperties {
            day: Some(day.number),
            date: day.schedule.date,
            arrive: Some(clock(visit.times.arrive)),
            leave: Some(clock(visit.times.leave)),
            description: Some(export.about(day, at).join("\n")),
            ..properties(export, stop, visit.visit)
        };
        Some(feature(stop, properties))
    };
    day.visits.iter().enumerate().filter_map(placed).collect()
}

fn feature(stop: &Stop, properties: StopProperties) -> Feature {
    let geometry = Point { kind: "Point", coordinates: stop.position.into() };
    Feature { kind: "Feature", geometry, properties }
}

fn properties(export: &Export<'_>, stop: &Stop, visit: &Visit) -> StopProperties {
    StopProperties {
        name: export.marked_name(stop),
        stop: visit.stop.to_string(),
        position: match stop.quality {
            PositionQuality::Exact => "exact",
            PositionQuality::Approximate => "approximate",
        },
        day: None,
        date: None,
        arrive: None,
        leave: None,
        description: None,
        minutes: visit.minutes,
        locked: visit.locked,
        note: visit.note.clone(),
    }
}
