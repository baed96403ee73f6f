//! A line or ring that stores for each vertex the zoom from which it matters.

use crate::geometry::LonLat;

/// A line or a ring (the last vertex of a ring is not repeated), already simplified for every zoom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    points: Vec<LonLat>,
    min_zooms: Vec<u8>,
    grid_exponent: u8,
}

impl Path {
    /// The largest grid exponent that a file may hold: a grid of about 1.1 km.
    pub const MAX_GRID_EXPONENT: u8 = 10;

    /// Joins vertices with the lowest zoom at which each has to be kept; where one list is longer, its tail is
    /// dropped. The file stores the vertices on a grid of 2^`grid_exponent` × 10⁻⁵ degrees.
    pub fn new(mut points: Vec<LonLat>, mut min_zooms: Vec<u8>, grid_exponent: u8) -> Self {
        let len = points.len().min(min_zooms.len());
        points.truncate(len);
        min_zooms.truncate(len);
        Self { points, min_zooms, grid_exponent: grid_exponent.min(Self::MAX_GRID_EXPONENT) }
    }

    /// Every vertex, for the highest zoom.
    pub fn points(&self) -> &[LonLat] {
        &self.points
    }

    /// For each vertex, the lowest zoom at which its absence would be visible.
    pub fn min_zooms(&self) -> &[u8] {
        &self.min_zooms
    }

    /// The grid on which the file stores it, as an exponent: 2^n × 10⁻⁵ degrees.
    pub fn grid_exponent(&self) -> u8 {
        self.grid_exponent
    }

    /// The vertices that are needed at this zoom: the line stays within half a pixel of the full one.
    pub fn at_zoom(&self, zoom: u8) -> impl Iterator<Item = LonLat> + '_ {
        self.points.iter().zip(&self.min_zooms).filter(move |(_, min)| **min <= zoom).map(|(point, _)| *point)
    }
}
