//! A route on the map: its colour, its dash, and its legs as lines.

use crate::domain::{Atlas, Bilingual, Route, RouteId};
use crate::geometry::{LonLat, WorldBox};
use crate::map::scene::Color;
use crate::map::trace::Trace;

/// The way between two stops.
#[derive(Clone, Debug)]
pub struct MapLeg {
    /// Its course, or the straight line between its stops.
    pub trace: Trace,
    /// Whether the course is the real one rather than as the crow flies.
    pub known: bool,
}

/// A route on the map.
#[derive(Clone, Debug)]
pub struct MapRoute {
    /// Its id.
    pub id: RouteId,
    /// Its name.
    pub name: Bilingual,
    /// Its colour on paper.
    pub color: Color,
    /// Its dash in CSS pixels at a width of 4, on and off in turn; empty is solid.
    pub dash: Vec<f64>,
    /// Its ways in travel order, one fewer than its stops.
    pub legs: Vec<MapLeg>,
    /// The box around its stops and ways.
    pub bounds: WorldBox,
}

impl MapRoute {
    pub(super) fn new(route: &Route, atlas: &Atlas) -> Self {
        let legs: Vec<MapLeg> = route.legs.windows(2).filter_map(|pair| leg(pair, atlas)).collect();
        let stops = WorldBox::around(atlas.stops_of(route).map(|stop| stop.position.into()));
        Self {
            id: route.id.clone(),
            name: route.name.clone(),
            color: Color::parse(&route.color).unwrap_or(Color::hex(0x6A6F68)),
            dash: route.dash.iter().copied().filter(|length| length.is_finite() && *length > 0.0).collect(),
            bounds: legs.iter().map(|leg| leg.trace.bounds()).fold(stops, WorldBox::union),
            legs,
        }
    }
}

fn leg(pair: &[crate::domain::Leg], atlas: &Atlas) -> Option<MapLeg> {
    let [before, here] = pair else { return None };
    if let Some(course) = here.geometry.as_deref().filter(|course| course.len() > 1) {
        return Some(MapLeg { trace: Trace::of_line(course), known: true });
    }
    let ends: [LonLat; 2] = [atlas.stop(&before.stop)?.position, atlas.stop(&here.stop)?.position];
    Some(MapLeg { trace: Trace::of_line(&ends), known: false })
}
