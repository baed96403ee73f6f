//! The tiles near the places and walks of a trip.

use std::collections::BTreeSet;

use crate::geometry::mercator::{TILE_PX, metres_per_px};
use crate::geometry::{LonLat, World, WorldBox, maths, order};
use crate::map::pmtiles::tile_id;
use crate::map::raster::{RasterExtent, RasterTile, tiles_in};

/// How far from a place streets are wanted, in metres: twenty minutes on foot.
pub const NEAR_M: f64 = 1_500.0;
/// A walk is sampled in steps of at most this many metres; a tile is missed only if it reaches less than 12 m into
/// [`NEAR_M`].
const STEP_M: f64 = 375.0;
/// Between two places of a walk farther apart than this, in metres, the path is unknown and will not be walked, so
/// nothing is sampled.
const LONGEST_M: f64 = 10_000.0;
/// The finest zoom that the street map requests, whatever the archive has.
const FINEST: u8 = 16;
/// Latitudes are limited to this when the size of a circle is computed: in the projection it grows without limit
/// towards the poles.
const FAR_NORTH: f64 = 80.0;

/// The tiles of an archive that lie near lines, at every zoom that is requested; a line may be a single place. In the
/// order of the archive, so that each of its directories is read once.
pub fn tiles_near(lines: &[Vec<LonLat>], extent: RasterExtent) -> Vec<RasterTile> {
    let mut found = BTreeSet::new();
    for place in lines.iter().flat_map(|line| places_along(line)).filter(|place| place.is_on_earth()) {
        around(place, extent, &mut found);
    }
    let mut tiles: Vec<RasterTile> = found.into_iter().collect();
    order::sort_by_key(&mut tiles, |tile| tile_id(*tile));
    tiles
}

fn places_along(line: &[LonLat]) -> Vec<LonLat> {
    let mut places: Vec<LonLat> = line.first().copied().into_iter().collect();
    for [from, to] in line.array_windows() {
        let length_m = from.distance_m(*to);
        let steps = if length_m > LONGEST_M { 1 } else { (length_m / STEP_M).ceil() as u32 };
        let at = |step: u32| {
            let share = f64::from(step) / f64::from(steps);
            LonLat::new(from.lon + (to.lon - from.lon) * share, from.lat + (to.lat - from.lat) * share)
        };
        places.extend((1..=steps).map(at));
    }
    places
}

fn around(place: LonLat, extent: RasterExtent, found: &mut BTreeSet<RasterTile>) {
    let lat = maths::clamp(place.lat, -FAR_NORTH, FAR_NORTH);
    let (middle, radius) = (World::from(place), NEAR_M / (metres_per_px(lat, 0.0) * TILE_PX));
    let area = WorldBox::around([middle]).grown(radius).intersection(extent.bounds);
    if area.is_empty() {
        return;
    }
    for zoom in extent.zooms.0..=extent.zooms.1.min(FINEST) {
        let is_near = |tile: &RasterTile| square(*tile).clamp(middle).distance2(middle) <= radius * radius;
        found.extend(tiles_in(area, zoom, middle).into_iter().filter(is_near));
    }
}

/// What a tile covers.
fn square(RasterTile { zoom, x, y }: RasterTile) -> WorldBox {
    let side = f64::from(1u32 << zoom).recip();
    let corner = |x: u32, y: u32| World::new(f64::from(x) * side, f64::from(y) * side);
    WorldBox { min: corner(x, y), max: corner(x + 1, y + 1) }
}
