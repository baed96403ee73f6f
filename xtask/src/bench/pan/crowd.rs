//! Generates an atlas with many more stops.

use hangyong::domain::{Atlas, StopId};
use hangyong::geometry::LonLat;

/// How far the new stops are from their originals at most, in degrees: the width of a city.
const SPREAD_DEGREES: f64 = 0.25;
/// A full turn divided by the golden ratio, in radians: points at multiples of this angle fill a disc evenly.
const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;

/// The atlas with `count` stops: its own, and copies around each of them with ids of their own.
pub fn with_stops(atlas: Atlas, count: usize) -> Atlas {
    let own = atlas.stops.clone();
    let mut stops = own.clone();
    for (number, stop) in own.iter().cycle().enumerate().take(count.saturating_sub(own.len())) {
        let mut copy = stop.clone();
        copy.id = StopId::from(format!("crowd-{number}").as_str());
        copy.position = beside(stop.position, number, count);
        copy.story = None;
        copy.sources.clear();
        stops.push(copy);
    }
    Atlas::new(
        atlas.info,
        stops,
        atlas.routes,
        atlas.rail,
        atlas.calendar,
        atlas.events,
        atlas.guides,
        atlas.experiences,
    )
}

fn beside(place: LonLat, number: usize, count: usize) -> LonLat {
    let number = number as f64;
    let distance = SPREAD_DEGREES * (number / count as f64).sqrt();
    let angle = number * GOLDEN_ANGLE;
    LonLat::new(place.lon + distance * angle.cos(), place.lat + distance * angle.sin())
}
