//! Crowded stops are shown as one bubble with a count, which splits up as the map is zoomed in.

use std::rc::Rc;

use crate::geometry::mercator::world_px;
use crate::geometry::{World, WorldBox, order};

/// Clustering levels per zoom level.
const LEVELS_PER_ZOOM: f64 = 2.0;

/// The gap between a bubble and its neighbour, in CSS pixels.
const BUBBLE_GAP_PX: f64 = 3.0;

/// Stops that are shown as one mark; often a single stop.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The middle of its members, or the only member's place.
    pub world: World,
    /// The indices that were given for its members; see [`ClusterIndex::new`].
    pub members: Rc<[usize]>,
    /// The box around its members.
    pub bounds: WorldBox,
}

/// Clusters of a list of points, computed for each clustering level when it is first requested.
#[derive(Clone, Debug, Default)]
pub struct ClusterIndex {
    points: Vec<(usize, World)>,
    radius_px: f64,
    /// The levels computed so far, in no particular order: there are three dozen at most.
    levels: Vec<(i32, Vec<Cluster>)>,
}

impl ClusterIndex {
    /// Clusters the points that are closer to each other than a radius. Each point comes with the index that is
    /// reported in [`Cluster::members`].
    pub fn new(points: Vec<(usize, World)>, radius_px: f64) -> Self {
        Self { points, radius_px, levels: Vec::new() }
    }

    /// The clusters at a zoom; every point is in exactly one.
    pub fn at_zoom(&mut self, zoom: f64) -> &[Cluster] {
        let level = level_of(zoom);
        let (points, radius_px) = (&self.points, self.radius_px);
        let at = match self.levels.iter().position(|(known, _)| *known == level) {
            Some(at) => at,
            None => {
                let px = world_px(f64::from(level) / LEVELS_PER_ZOOM).recip();
                self.levels.push((level, apart(gather(points, radius_px * px), radius_px, px)));
                self.levels.len() - 1
            }
        };
        self.levels.get(at).map_or(&[], |(_, clusters)| clusters)
    }
}

/// Half the width of the tag that stands for `count` stops, in CSS pixels: room for `3 处`, and for `places` on a line
/// of its own.
pub fn bubble_radius_px(count: usize) -> f64 {
    let figures = count.max(1).ilog10() + 1;
    13.5 + 3.6 * f64::from(figures)
}

/// The level whose clusters are shown at a zoom. Within a level, bubbles do not change.
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
                points.get(other).is_some_and(|(_, place)| (*place).distance2(*world) < radius * radius);
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

/// Merges bubbles with the marks that they would cover. `px` is the length of a pixel in world units.
fn apart(mut clusters: Vec<Cluster>, radius_px: f64, px: f64) -> Vec<Cluster> {
    loop {
        let before = clusters.len();
        clusters = merge_touching(&clusters, radius_px, px);
        if clusters.len() == before {
            return clusters;
        }
    }
}

fn merge_touching(clusters: &[Cluster], radius_px: f64, px: f64) -> Vec<Cluster> {
    let reach = |cluster: &Cluster| match cluster.members.len() {
        1 => radius_px / 2.0 * px,
        many => (bubble_radius_px(many) + BUBBLE_GAP_PX / 2.0) * px,
    };
    let widest = clusters.iter().map(&reach).fold(0.0, f64::max);
    let places: Vec<_> = clusters.iter().enumerate().map(|(at, cluster)| (at, cluster.world)).collect();
    let grid = Grid::new(&places, widest * 2.0);
    let mut taken = vec![false; clusters.len()];
    let mut merged = Vec::new();
    for (at, one) in clusters.iter().enumerate() {
        if std::mem::replace(&mut taken[at], true) {
            continue;
        }
        let mut parts = vec![one];
        grid.for_each_around(one.world, |other| {
            let Some(cluster) = clusters.get(other).filter(|_| !taken[other]) else { return };
            let gap = reach(one) + reach(cluster);
            // Two single stops are already far enough apart.
            let is_bubble = one.members.len().max(cluster.members.len()) > 1;
            if is_bubble && one.world.distance2(cluster.world) < gap * gap {
                taken[other] = true;
                parts.push(cluster);
            }
        });
        merged.push(if parts.len() == 1 { one.clone() } else { union(&parts) });
    }
    merged
}

fn union(parts: &[&Cluster]) -> Cluster {
    let mut members: Vec<usize> = parts.iter().flat_map(|part| part.members.iter().copied()).collect();
    order::sort_by_key(&mut members, |at| *at);
    let share = |part: &Cluster| part.members.len() as f64 / members.len() as f64;
    let sum = |of: fn(World) -> f64| parts.iter().map(|part| of(part.world) * share(part)).sum();
    Cluster {
        world: World::new(sum(|world| world.x), sum(|world| world.y)),
        bounds: WorldBox::around(parts.iter().flat_map(|part| [part.bounds.min, part.bounds.max])),
        members: members.into(),
    }
}

/// Points by square cells as wide as the radius, so that all neighbours are in the nine cells around. Sorted rather
/// than hashed, which is several times faster for ten thousand points.
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
            // The three cells of a column are adjacent in the sorted list.
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

        #[test]
        fn no_bubble_covers_another_mark(
            raw in prop::collection::vec((119.5..121.5f64, 29.6..30.4f64), 0..150), zoom in 6.0..12.0f64,
        ) {
            let points: Vec<_> =
                raw.into_iter().map(|(lon, lat)| World::from(LonLat::new(lon, lat))).enumerate().collect();
            let mut index = ClusterIndex::new(points, 17.0);
            let clusters = index.at_zoom(zoom);
            let radius = |cluster: &Cluster| match cluster.members.len() {
                1 => 6.5,
                many => bubble_radius_px(many),
            };
            for (at, one) in clusters.iter().enumerate() {
                for other in &clusters[at + 1..] {
                    let apart_px = one.world.distance2(other.world).sqrt() * world_px(zoom);
                    let is_bubble = one.members.len().max(other.members.len()) > 1;
                    prop_assert!(!is_bubble || apart_px >= radius(one) + radius(other));
                }
            }
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
