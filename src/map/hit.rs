//! What is under a finger or the mouse.

use super::content::{MapContent, MapRoute};
use crate::domain::{RouteId, StationId, StopId};
use crate::geometry::mercator::world_px;
use crate::geometry::order;
use crate::geometry::simplify::distance_to_segment;
use crate::geometry::{World, WorldBox};

/// How far from its middle a mark can be hit with a finger, in CSS pixels.
pub const TOUCH_RADIUS_PX: f64 = 22.0;
/// The same for a mouse.
pub const MOUSE_RADIUS_PX: f64 = 13.0;
/// The zoom whose detail is enough to find route lines.
const ROUTE_DETAIL_ZOOM: f64 = 13.0;

/// What is under a finger or the mouse.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    /// A stop.
    Stop(StopId),
    /// Several stops shown as one.
    Cluster {
        /// Its stops, in the pack's order.
        stops: Vec<StopId>,
        /// The box around them.
        bounds: WorldBox,
        /// Whether they separate as the map is zoomed in; the map then zooms in by itself on a tap.
        opens: bool,
    },
    /// A railway station.
    Station(StationId),
    /// A route's line.
    Route(RouteId),
    /// Nothing but the map.
    Nothing,
}

/// Points with a value each, for nearest-point searches: sorted from west to east, so that a search only looks at a
/// strip. A tree would be ten times as large and no faster, since a strip is only as wide as a finger.
#[derive(Clone, Debug)]
pub struct PointIndex<T>(Vec<(World, T)>);

impl<T> Default for PointIndex<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> PointIndex<T> {
    /// An index of points.
    pub fn new(points: impl IntoIterator<Item = (World, T)>) -> Self {
        let mut points: Vec<_> = points.into_iter().collect();
        order::sort_by(&mut points, |a, b| a.0.x.total_cmp(&b.0.x));
        Self(points)
    }

    /// The nearest point within a radius in world units.
    pub fn nearest(&self, at: World, radius: f64) -> Option<&T> {
        let from = self.0.partition_point(|(point, _)| point.x < at.x - radius);
        let strip = self.0.get(from..)?.iter().take_while(|(point, _)| point.x <= at.x + radius);
        let (what, _) = strip
            .map(|(point, what)| (what, (*point).distance2(at)))
            .filter(|(_, distance)| *distance <= radius * radius)
            .min_by(|a, b| a.1.total_cmp(&b.1))?;
        Some(what)
    }
}

/// The lines of all routes, leg by leg, each with the box around it.
#[derive(Clone, Debug, Default)]
pub struct RouteIndex(Vec<RouteLine>);

#[derive(Clone, Debug)]
struct RouteLine {
    route: usize,
    bounds: WorldBox,
    line: Vec<World>,
}

impl RouteLine {
    /// The distance from a place in world units; `None` when it is certainly more than `radius`.
    fn distance(&self, at: World, radius: f64) -> Option<f64> {
        if !self.bounds.grown(radius).contains(at) {
            return None;
        }
        let pairs = self.line.windows(2).filter_map(|pair| pair.first().zip(pair.last()));
        pairs.map(|(a, b)| distance_to_segment(at, *a, *b)).min_by(f64::total_cmp)
    }
}

impl RouteIndex {
    /// The routes of some content, thinned to the detail that a finger can distinguish.
    pub fn new(content: &MapContent) -> Self {
        let legs = |(route, legs): (usize, &MapRoute)| -> Vec<RouteLine> {
            let lines = legs.legs.iter().map(|leg| leg.trace.thinned(ROUTE_DETAIL_ZOOM));
            let line =
                |line: Vec<World>| RouteLine { route, bounds: WorldBox::around(line.iter().copied()), line };
            lines.map(line).collect()
        };
        Self(content.routes.iter().enumerate().flat_map(legs).collect())
    }

    /// The index of the route nearest to a place, within a radius in CSS pixels at a zoom. The chosen route wins
    /// whenever it is within the radius.
    pub fn nearest(&self, at: World, radius_px: f64, zoom: f64, chosen: Option<usize>) -> Option<usize> {
        let radius = radius_px / world_px(zoom);
        let far = |line: &RouteLine| Some((line.route, line.distance(at, radius)?));
        let within = || self.0.iter().filter_map(far).filter(|(_, distance)| *distance <= radius);
        if let Some(chosen) = chosen.filter(|chosen| within().any(|(route, _)| route == *chosen)) {
            return Some(chosen);
        }
        within().min_by(|a, b| a.1.total_cmp(&b.1)).map(|(route, _)| route)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_index_finds_what_looking_at_every_point_finds(
            points in prop::collection::vec((0.0..1.0f64, 0.0..1.0f64), 0..80),
            x in 0.0..1.0f64, y in 0.0..1.0f64, radius in 0.0..0.3f64,
        ) {
            let points: Vec<World> = points.into_iter().map(|(x, y)| World::new(x, y)).collect();
            let index = PointIndex::new(points.iter().copied().enumerate().map(|(at, world)| (world, at)));
            let distance = |at: &usize| (points[*at].x - x).hypot(points[*at].y - y);
            let by_hand = (0..points.len())
                .filter(|at| distance(at) <= radius)
                .min_by(|a, b| distance(a).total_cmp(&distance(b)));
            let found = index.nearest(World::new(x, y), radius).copied();
            prop_assert_eq!(found.map(|at| distance(&at)), by_hand.map(|at| distance(&at)));
        }
    }
}
