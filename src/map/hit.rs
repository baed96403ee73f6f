//! What lies under a finger.

use rstar::primitives::{GeomWithData, Line};
use rstar::{PointDistance, RTree};

use super::content::MapContent;
use crate::domain::{RouteId, StationId, StopId};
use crate::geometry::mercator::world_px;
use crate::geometry::{World, WorldBox};

/// How far from its middle a finger finds a mark, in CSS pixels.
pub const TOUCH_RADIUS_PX: f64 = 22.0;
/// The same for a mouse.
pub const MOUSE_RADIUS_PX: f64 = 13.0;
/// The zoom whose detail is enough to find route lines.
const ROUTE_DETAIL_ZOOM: f64 = 13.0;

/// What lies under a finger.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    /// A stop.
    Stop(StopId),
    /// Several stops shown as one.
    Cluster {
        /// Which, in the pack's order.
        stops: Vec<StopId>,
        /// The box around them.
        bounds: WorldBox,
        /// Whether they come apart when one zooms in; the map then does so by itself on a tap.
        opens: bool,
    },
    /// A railway station.
    Station(StationId),
    /// A route's line.
    Route(RouteId),
    /// Only the map.
    Nothing,
}

/// Points with something to say, found by nearness.
#[derive(Clone, Debug)]
pub struct PointIndex<T: Clone>(RTree<GeomWithData<[f64; 2], T>>);

impl<T: Clone> Default for PointIndex<T> {
    fn default() -> Self {
        Self(RTree::new())
    }
}

impl<T: Clone> PointIndex<T> {
    /// An index of points.
    pub fn new(points: impl IntoIterator<Item = (World, T)>) -> Self {
        let nodes = points.into_iter().map(|(at, what)| GeomWithData::new([at.x, at.y], what));
        Self(RTree::bulk_load(nodes.collect()))
    }

    /// The nearest point within a radius in world units.
    pub fn nearest(&self, at: World, radius: f64) -> Option<&T> {
        let nearest = self.0.nearest_neighbor(&[at.x, at.y])?;
        (nearest.distance_2(&[at.x, at.y]) <= radius * radius).then_some(&nearest.data)
    }
}

/// The segments of all routes.
#[derive(Clone, Debug)]
pub struct RouteIndex(RTree<GeomWithData<Line<[f64; 2]>, usize>>);

impl Default for RouteIndex {
    fn default() -> Self {
        Self(RTree::new())
    }
}

impl RouteIndex {
    /// The routes of some content, thinned to what a finger can tell.
    pub fn new(content: &MapContent) -> Self {
        let mut segments = Vec::new();
        for (at, route) in content.routes.iter().enumerate() {
            for leg in &route.legs {
                for pair in leg.trace.thinned(ROUTE_DETAIL_ZOOM).windows(2) {
                    if let [a, b] = pair {
                        segments.push(GeomWithData::new(Line::new([a.x, a.y], [b.x, b.y]), at));
                    }
                }
            }
        }
        Self(RTree::bulk_load(segments))
    }

    /// The route nearest to a place within a radius in CSS pixels at a zoom; the chosen one wins ties.
    pub fn nearest(&self, at: World, radius_px: f64, zoom: f64, chosen: Option<usize>) -> Option<usize> {
        let radius = radius_px / world_px(zoom);
        let within = || self.0.locate_within_distance([at.x, at.y], radius * radius);
        if let Some(chosen) = chosen.filter(|chosen| within().any(|found| found.data == *chosen)) {
            return Some(chosen);
        }
        let distance = |found: &&GeomWithData<Line<[f64; 2]>, usize>| found.distance_2(&[at.x, at.y]);
        within().min_by(|a, b| distance(a).total_cmp(&distance(b))).map(|found| found.data)
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
