//! A route on the map: its colour, its dash, and its legs as lines.

use crate::domain::{Atlas, Bilingual, Route, RouteId};
use crate::geometry::{LonLat, WorldBox};
use crate::map::scene::Color;
use crate::map::trace::Trace;

/// Stops farther apart than this, in metres, are joined by an arc where the course between them is not known: a
/// straight line across a bay or a mountain range would be mistaken for a real path.
pub const FAR_M: f64 = 5_000.0;
/// How high an arc rises over the straight line, as a share of its length.
const RISE: f64 = 0.12;
const ARC_STEPS: u32 = 16;

/// The leg between two consecutive stops.
#[derive(Clone, Debug)]
pub struct MapLeg {
    /// The known course; otherwise a straight line between the stops, or an arc if they are more than [`FAR_M`] apart.
    pub trace: Trace,
    /// Whether the trace is the real course rather than a straight line or an arc.
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
    /// Its dash lengths in CSS pixels for a line of width 4, alternately on and off; empty means solid.
    pub dash: Vec<f64>,
    /// Its legs in travel order, one fewer than its stops.
    pub legs: Vec<MapLeg>,
    /// The box around its stops and legs.
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
    let far = ends[0].distance_m(ends[1]) > FAR_M;
    let trace = if far { Trace::of_line(&arc(ends)) } else { Trace::of_line(&ends) };
    Some(MapLeg { trace, known: false })
}

/// A curve above the straight line, as flights are drawn on maps, so that it is not mistaken for a road. Its first and
/// last points are the given ends.
pub fn arc([from, to]: [LonLat; 2]) -> Vec<LonLat> {
    let (lon, lat) = (to.lon - from.lon, to.lat - from.lat);
    let up = if lon < 0.0 { -RISE } else { RISE };
    let point = |step: u32| {
        let share = f64::from(step) / f64::from(ARC_STEPS);
        let rise = up * 4.0 * share * (1.0 - share);
        LonLat::new(from.lon + lon * share - lat * rise, from.lat + lat * share + lon * rise)
    };
    (0..=ARC_STEPS).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_joins_its_ends_and_rises_to_the_north_whichever_way_it_leads() {
        let (west, east) = (LonLat::new(121.0, 30.2), LonLat::new(121.8, 30.3));
        for ends in [[west, east], [east, west]] {
            let line = arc(ends);
            assert_eq!((line.first(), line.last()), (Some(&ends[0]), Some(&ends[1])));
            let middle = line[line.len() / 2];
            assert!(middle.lat > 30.25 + 0.05, "{middle:?}");
        }
    }
}
