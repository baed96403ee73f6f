//! GeoJSON: points are visits, in the days that this project wrote or in one; lines and areas are counted only.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};

use super::coordinates::Coordinates;
use super::found::{Found, FoundDay, FoundPoint, clock};
use super::{ImportError, MAX_POINTS};
use crate::codec::doc::ModeDoc;
use crate::domain::trip::{MAX_DAYS, TripMode};
use crate::geometry::LonLat;

/// Whether JSON says that it is a `FeatureCollection`, or a lone `Feature`.
pub fn is_collection(text: &str) -> Result<bool, ImportError> {
    #[derive(Deserialize)]
    struct Kind {
        #[serde(rename = "type", default)]
        kind: serde_json::Value,
    }
    let kind: Kind = serde_json::from_str(text).map_err(ImportError::Json)?;
    Ok(kind.kind == "FeatureCollection")
}

/// What a GeoJSON file says.
pub fn read(text: &str) -> Result<Found, ImportError> {
    let file: File = serde_json::from_str(text).map_err(ImportError::Json)?;
    let mut found =
        Found { title: file.trip.title, mode: file.trip.mode.map(TripMode::from), ..Found::default() };
    found.start = file.trip.start.as_deref().and_then(|start| start.parse().ok());
    found.days = file.trip.days.iter().take(MAX_DAYS).map(day).collect();
    // This project always writes the mode; in its files a point without a day is a candidate.
    let named_days = found.mode.is_some();
    for feature in file.features.0 {
        place(&mut found, feature, named_days)?;
    }
    Ok(found)
}

fn place(found: &mut Found, feature: Feature, named_days: bool) -> Result<(), ImportError> {
    let Some(geometry) = feature.geometry else {
        return Ok(());
    };
    found.count(geometry.coordinates.positions)?;
    let Some(position) = geometry.coordinates.position.filter(|_| geometry.kind == "Point") else {
        found.line_points += geometry.coordinates.positions;
        return Ok(());
    };
    let properties = feature.properties.unwrap_or_default();
    let day = match properties.day.and_then(|day| usize::try_from(day).ok()) {
        Some(day @ 1..=MAX_DAYS) => Some(day - 1),
        _ => (!named_days).then_some(0),
    };
    put(found, properties.point_at(position), day);
    Ok(())
}

/// Puts a point into a day, or, without one, among the candidates.
fn put(found: &mut Found, point: FoundPoint, day: Option<usize>) {
    let Some(day) = day else {
        found.candidates.push(point);
        return;
    };
    if found.days.len() <= day {
        found.days.resize_with(day + 1, FoundDay::default);
    }
    if let Some(day) = found.days.get_mut(day) {
        day.points.push(point);
    }
}

fn day(day: &DayMember) -> FoundDay {
    FoundDay { from: clock(&day.from), to: clock(&day.to), points: Vec::new() }
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    trip: TripMember,
    features: Features,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TripMember {
    title: String,
    start: Option<String>,
    mode: Option<ModeDoc>,
    days: Vec<DayMember>,
}

#[derive(Deserialize)]
struct DayMember {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Option<Geometry>,
    #[serde(default)]
    properties: Option<Properties>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Coordinates,
}

/// Properties of a feature of this project. Other programs put what they like under the same names, so each that is
/// not of the right kind is left out.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Properties {
    #[serde(deserialize_with = "text")]
    stop: Option<String>,
    #[serde(deserialize_with = "text_or_empty")]
    name: String,
    #[serde(deserialize_with = "number")]
    day: Option<u64>,
    #[serde(deserialize_with = "small_number")]
    minutes: Option<u32>,
    #[serde(deserialize_with = "flag")]
    locked: bool,
    #[serde(deserialize_with = "text")]
    note: Option<String>,
}

impl Properties {
    fn point_at(self, position: LonLat) -> FoundPoint {
        let Self { stop, name, minutes, locked, note, day: _ } = self;
        FoundPoint { stop, name, position: Some(position), minutes, locked, note }
    }
}

fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(match serde_json::Value::deserialize(from)? {
        serde_json::Value::String(text) => Some(text),
        _ => None,
    })
}

fn text_or_empty<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(text(from)?.unwrap_or_default())
}

fn number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u64>, D::Error> {
    Ok(serde_json::Value::deserialize(from)?.as_u64())
}

fn small_number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    Ok(number(from)?.and_then(|number| u32::try_from(number).ok()))
}

fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(serde_json::Value::deserialize(from)? == true)
}

/// Features, of which no more are kept than a file may have points.
struct Features(Vec<Feature>);

impl<'de> Deserialize<'de> for Features {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(FeaturesVisitor)
    }
}

struct FeaturesVisitor;

impl<'de> Visitor<'de> for FeaturesVisitor {
    type Value = Features;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Features, A::Error> {
        let mut features = Vec::new();
        while let Some(feature) = list.next_element::<Feature>()? {
            if features.len() == MAX_POINTS {
                return Err(A::Error::custom(ImportError::TooManyPoints));
            }
            features.push(feature);
        }
        Ok(Features(features))
    }
}
