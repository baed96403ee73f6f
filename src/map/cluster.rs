//! Stops that crowd are shown as one bubble with a count, which opens as one zooms in.

use std::collections::HashMap;
use std::rc::Rc;

use crate::geometry::mercator::world_px;
use crate::geometry::{World, WorldBox, order};

/// Levels per zoom.
const LEVELS_PER_ZOOM: f64 = 2.0;

/// Stops that are shown as one; often only one.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The middle of its members, or the only member's place.
    pub world: World,
    /// Positions of the members in the list that was clustered.
    pub members: Rc<[usize]>,
    /// The box around its members.
    pub bounds: WorldBox,
}

/// Clusters of a list of points, made for a level of zoom when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct ClusterIndex {
    points: Vec<(usize, World)>,
    radius_px: f64,
    levels: HashMap<i32, Vec<Cluster>>,
}

impl ClusterIndex {
    /// Clusters points, given with the positions to report, that come nearer to each other than a radius.
    pub fn new(points: Vec<(usize, World)>, radius_px: f64) -> Self {
        Self { points, radius_px, levels: HashMap::new() }
    }

    /// The clusters at a zoom; every point is in exactly one.
    pub fn at_zoom(&mut self, zoom: f64) -> &[Cluster] {
        let level = level_of(zoom);
        let (points, radius_px) = (&self.points, self.radius_px);
        self.levels
            .entry(level)
            .or_insert_with(|| gather(points, radius_px / world_px(f64::from(level) / LEVELS_PER_ZOOM)))
    }
}

/// The level whose clusters are shown at a zoom. Within a level bubbles stay as they are.
pub fn level_of(zoom: f64) -> i32 {
    (zoom * LEVELS_PER_ZOOM + 1e-9).floor() as i32
}

fn gather(points: &[(usize, World)], radius: f64) -> Vec<Cluster> {
    let grid = Grid::new(points, radius);
    let mut taken = vec![false; points.len()];
    let mut near = Vec::new();
    let mut clusters = Vec::new();
    for (at, (_, world)) in points.iter().enumerate() {
        if taken.get(at).copied().unwrap_or(true) {
            continue;
        }
        near.clear();
        grid.for_each_around(*world, |other| {
            let close =
                points.get(other).is_some_and(|(_, place)| distance2(*place, *world) < radius * radius);
            if let Some(taken) = taken.get_mut(other).filter(|taken| close && !**taken) {
                *taken = true;
                near.push(other);
            }
        });
        order::sort_by_key(&mut near, |at| *at);
        clusters.push(cluster(&near, points));
    }
    clusters
}

/// Points by square cells as wide as the radius: all neighbours are in the nine cells around. Sorted rather than
/// hashed, which is several times as fast for ten thousand points.
struct Grid {
    cell: f64,
    cells: Vec<((i32, i32), usize)>,
}

impl Grid {
    fn new(points: &[(usize, World)], cell: f64) -> Self {
        let mut grid = Self { cell, cells: Vec::new() };
        grid.cells = points.iter().enumerate().map(|(at, (_, world))| (grid.key(*world), at)).collect();
        order::sort_by_key(&mut grid.cells, |cell| *cell);
        grid
    }

    fn key(&self, world: World) -> (i32, i32) {
        ((world.x / self.cell).floor() as i32, (world.y / self.cell).floor() as i32)
    }

    fn for_each_around(&self, world: World, mut visit: impl FnMut(usize)) {
        let (column, row) = self.key(world);
        for column in column - 1..=column + 1 {
            // The three cells of a column lie next to each other.
            let from = self.cells.partition_point(|(key, _)| *key < (column, row - 1));
            let rest = self.cells.get(from..).unwrap_or_default();
            let inside = rest.iter().take_while(|(key, _)| *key <= (column, row + 1));
            inside.for_each(|(_, at)| visit(*at));
        }
    }
}

fn cluster(near: &[usize], points: &[(usize, World)]) -> Cluster {
    let places = || near.iter().filter_map(|at| points.get(*at)).map(|(_, world)| *world);
    let count = near.len().max(1) as f64;
    let sum = places().fold((0.0, 0.0), |sum, world| (sum.0 + world.x, sum.1 + world.y));
    Cluster {
        world: World::new(sum.0 / count, sum.1 / count),
        members: near.iter().filter_map(|at| points.get(*at)).map(|(name, _)| *name).collect(),
        bounds: WorldBox::around(places()),
    }
}

/// The squared distance: on the web a root is a call out of the module.
fn distance2(a: World, b: World) -> f64 {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    dx * dx + dy * dy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_stop_is_in_exactly_one_bubble(
            raw in prop::collection::vec((118.5..122.5f64, 29.0..31.0f64), 0..200), zoom in 6.0..16.0f64,
        ) {
            let points: Vec<_> =
                raw.into_iter().map(|(lon, lat)| World::from(LonLat::new(lon, lat))).enumerate().collect();
            let count = points.len();
            let mut index = ClusterIndex::new(points, 24.0);
            let mut members: Vec<usize> =
                index.at_zoom(zoom).iter().flat_map(|cluster| cluster.members.to_vec()).collect();
            members.sort_unstable();
            prop_assert_eq!(members, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn neighbours_part_when_one_zooms_in() {
        let at = |lon| World::from(LonLat::new(lon, 30.25));
        let mut index = ClusterIndex::new(vec![(0, at(120.140)), (1, at(120.145))], 24.0);
        assert_eq!(index.at_zoom(8.0).len(), 1);
        assert_eq!(index.at_zoom(14.0).len(), 2);
    }
}
