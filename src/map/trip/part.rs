//! A part of a day's way: the means of transport, the line, and whether the line is the real course.

use crate::geometry::{LonLat, World};
use crate::map::content::{FAR_M, arc};
use crate::map::layers::Ground;
use crate::map::scene::Color;

/// A straight line over more water than this, in metres, would look as if one walked or drove there.
const WET_M: f64 = 150.0;
/// The distance between samples along a straight line, in metres.
const STEP_M: f64 = 60.0;

/// A means of transport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// On foot.
    Walk,
    /// By bus, car, coach or bicycle.
    Road,
    /// By metro, with the line's colour on paper.
    Metro(Color),
    /// By train.
    Rail,
    /// By boat.
    Boat,
}

/// A part of the way of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct TripPart {
    /// The means of transport.
    pub kind: PartKind,
    /// The line in travel order, WGS 84, at least one place; only the two ends where the course is not known.
    pub line: Vec<LonLat>,
    /// Whether the line is the real course.
    pub known: bool,
}

/// What the line of a part on the map stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartShape {
    /// It is the course.
    Course,
    /// It joins two places that are near to each other.
    Straight,
    /// It says only that one gets from one place to the other: clearly not a road.
    Arc,
}

impl TripPart {
    /// A part whose course is known.
    pub fn along(kind: PartKind, line: Vec<LonLat>) -> Self {
        Self { kind, line, known: true }
    }

    /// A part of which only the ends are known.
    pub fn between(kind: PartKind, from: LonLat, to: LonLat) -> Self {
        Self { kind, line: vec![from, to], known: false }
    }

    /// The line on the map. Where the course is not known, long distances become arcs, and so do straight lines over
    /// water, except for metros; a boat's line always counts as its course.
    pub fn drawn(&self, ground: Option<&Ground>) -> (PartShape, Vec<LonLat>) {
        let &[from, to] = self.line.as_slice() else { return (PartShape::Course, self.line.clone()) };
        if self.known || self.kind == PartKind::Boat {
            return (PartShape::Course, self.line.clone());
        }
        let under_ground = matches!(self.kind, PartKind::Metro(_));
        let wet = !under_ground && ground.is_some_and(|ground| over_water_m(from, to, ground) > WET_M);
        if wet || from.distance_m(to) > FAR_M {
            return (PartShape::Arc, arc([from, to]));
        }
        (PartShape::Straight, self.line.clone())
    }
}

/// How much of a straight line, in metres, lies in water.
fn over_water_m(from: LonLat, to: LonLat, ground: &Ground) -> f64 {
    let metres = from.distance_m(to);
    // Beyond this an arc is drawn anyway.
    if metres > FAR_M {
        return 0.0;
    }
    let steps = (metres / STEP_M).ceil().max(1.0);
    let at = |step: u32| {
        let share = (f64::from(step) + 0.5) / steps;
        LonLat::new(from.lon + (to.lon - from.lon) * share, from.lat + (to.lat - from.lat) * share)
    };
    let wet = (0..steps as u32).filter(|step| ground.is_water(World::from(at(*step)))).count();
    metres * wet as f64 / steps
}
