//! Selects and counts tiles by position and zoom.

use super::cut::Tile;
use geo::algorithm::Intersects as _;
use geo::{Coord, MultiPolygon, Rect};
use hangyong::geometry::World;
use hangyong::map::RasterTile;
use std::collections::BTreeMap;

/// The tiles that touch an area. The cut keeps roads whole, so the ends of long ones are far outside.
pub fn within(tiles: Vec<Tile>, area: &MultiPolygon<f64>) -> Vec<Tile> {
    tiles.into_iter().filter(|(tile, _)| area.intersects(&square(*tile))).collect()
}

/// The area that a tile covers, in degrees.
pub fn square(tile: RasterTile) -> Rect<f64> {
    let side = f64::from(tile.zoom).exp2().recip();
    let corner = |x: u32, y: u32| {
        let place = World::new(f64::from(x) * side, f64::from(y) * side).lonlat();
        Coord { x: place.lon, y: place.lat }
    };
    Rect::new(corner(tile.x, tile.y), corner(tile.x + 1, tile.y + 1))
}

/// The number of tiles of each zoom and their size, in readable form.
pub fn table(tiles: &[Tile]) -> String {
    let mut zooms: BTreeMap<u8, (usize, usize)> = BTreeMap::new();
    for (tile, bytes) in tiles {
        let (count, weight) = zooms.entry(tile.zoom).or_default();
        *count += 1;
        *weight += bytes.len();
    }
    let told = zooms
        .iter()
        .map(|(zoom, (count, weight))| format!("zoom {zoom}: {count} tiles, {:.1} MB", *weight as f64 / 1e6));
    told.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::streets::area;
    use hangyong::geometry::LonLat;

    #[test]
    fn the_far_end_of_a_road_is_left_out() {
        let area = area::around(&[LonLat::new(120.1488, 30.2311)], 3000.0);
        let (near, far) =
            (RasterTile { zoom: 12, x: 3415, y: 1686 }, RasterTile { zoom: 12, x: 3420, y: 1686 });
        let kept = within(vec![(near, vec![1]), (far, vec![2])], &area);
        assert_eq!(kept, [(near, vec![1])]);
    }
}
