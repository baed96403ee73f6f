//! Reads the source of the roads, `assets/basemap/hand/roads.geojson`: lines through control points, each with its
//! kind, names and accuracy. Host only.

use serde::Deserialize;
use thiserror::Error;

use super::wire::{WireRoad, encode, steps};
use super::{RoadKind, Roads, RoadsError};
use crate::geometry::LonLat;

/// How many steps a smooth curve takes from one control point to the next.
const STEPS: usize = 5;

/// What is wrong with the file.
#[derive(Debug, Error)]
pub enum RoadsFault {
    /// It does not have the expected form.
    #[error("{0}")]
    Form(#[from] serde_json::Error),
    /// A line has fewer than two points.
    #[error("{0} has fewer than two points")]
    Short(String),
    /// The encoded file cannot be decoded again.
    #[error(transparent)]
    Written(#[from] RoadsError),
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<RoadFeature>,
}

#[derive(Deserialize)]
struct RoadFeature {
    properties: About,
    geometry: LineGeometry,
}

#[derive(Deserialize)]
struct About {
    kind: RoadKind,
    zh: String,
    en: String,
    accuracy_m: u16,
    /// Whether it is a smooth curve through its points rather than straight from one to the next.
    #[serde(default)]
    smooth: bool,
}

#[derive(Deserialize)]
struct LineGeometry {
    coordinates: Vec<[f64; 2]>,
}

/// Converts a GeoJSON text to the file for the browser.
///
/// # Errors
/// When the text does not have the expected form, a line has fewer than two points, or the encoded file cannot be
/// decoded.
pub fn read(text: &str) -> Result<Vec<u8>, RoadsFault> {
    let Collection { mut features } = serde_json::from_str(text)?;
    features.sort_by_key(|feature| feature.properties.kind);
    let roads = features.into_iter().map(road).collect::<Result<Vec<_>, _>>()?;
    let file = encode(&roads);
    Roads::decode(&file)?;
    Ok(file)
}

fn road(RoadFeature { properties, geometry }: RoadFeature) -> Result<WireRoad, RoadsFault> {
    let About { kind, zh, en, accuracy_m, smooth } = properties;
    let points = geometry.coordinates;
    if points.len() < 2 {
        return Err(RoadsFault::Short(zh));
    }
    let line: Vec<LonLat> =
        if smooth { curve(&points) } else { points }.into_iter().map(LonLat::from).collect();
    Ok(WireRoad { kind, zh, en, accuracy_m, steps: steps(&line) })
}

/// A Catmull-Rom curve through the points.
fn curve(points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let at = |index: usize| points[index.min(points.len() - 1)];
    let mut line = Vec::with_capacity(points.len() * STEPS);
    for span in 0..points.len() - 1 {
        let around = [at(span.saturating_sub(1)), at(span), at(span + 1), at(span + 2)];
        line.extend((0..STEPS).map(|step| between(around, step as f64 / STEPS as f64)));
    }
    line.push(at(points.len() - 1));
    line
}

fn between([before, from, to, after]: [[f64; 2]; 4], t: f64) -> [f64; 2] {
    [0, 1].map(|axis| {
        let (p0, p1, p2, p3) = (before[axis], from[axis], to[axis], after[axis]);
        let (a, b, c) = (p2 - p0, 2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3, 3.0 * (p1 - p2) + p3 - p0);
        p1 + 0.5 * t * (a + t * (b + t * c))
    })
}
