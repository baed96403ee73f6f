//! Whether a measured position is at a stop.

use crate::domain::{Category, PositionQuality, Stop};
use crate::geometry::LonLat;

/// How far around a stop counts as being there, where the pack does not say how far it reaches: a house and its
/// grounds.
const USUAL_M: f64 = 300.0;
/// A quarter or an old town.
const QUARTER_M: f64 = 600.0;
/// A lake, a mountain, a shore: its position is somewhere in the middle of it.
const LANDSCAPE_M: f64 = 2_000.0;
/// The least reach of a stop whose position is known only to within a few hundred metres.
const APPROXIMATE_M: f64 = 1_000.0;
/// The most that an inaccurate measurement adds: one that only locates the town says nothing about a stop.
const MAX_ACCURACY_M: f64 = 1_000.0;

/// Whether the traveller is at a stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nearness {
    /// They are.
    Here,
    /// They are that many metres away from it, as the crow flies.
    Away(f64),
}

/// How far around a stop counts as being there, in metres.
pub fn reach_m(stop: &Stop) -> f64 {
    let said = stop.details.radius_m.map_or_else(|| usual_m(stop.category), f64::from);
    match stop.quality {
        PositionQuality::Exact => said,
        PositionQuality::Approximate => said.max(APPROXIMATE_M),
    }
}

const fn usual_m(category: Category) -> f64 {
    match category {
        Category::Lake | Category::Mountain | Category::Wetland | Category::Coast | Category::River => {
            LANDSCAPE_M
        }
        Category::OldTown | Category::Quarter => QUARTER_M,
        _ => USUAL_M,
    }
}

/// Whether a measured position is at a stop: within [`reach_m`] of its position or of one of its entrances, with the
/// measurement's accuracy in metres added.
pub fn nearness(stop: &Stop, measured: LonLat, accuracy_m: f64) -> Nearness {
    let places = stop.details.entrances.iter().map(|entrance| entrance.position).chain([stop.position]);
    let metres = places.map(|place| place.distance_m(measured)).fold(f64::INFINITY, f64::min);
    let slack = if accuracy_m.is_finite() { accuracy_m.clamp(0.0, MAX_ACCURACY_M) } else { 0.0 };
    if metres <= reach_m(stop) + slack { Nearness::Here } else { Nearness::Away(metres) }
}
