//! The number of a tile: its position along a Hilbert curve through all tiles of its zoom, after all tiles of coarser
//! zooms.

use crate::map::raster::RasterTile;

/// The finest zoom whose numbers fit into 64 bits.
const MAX_ZOOM: u8 = 31;

/// The number of a tile in an archive; `None` where there is no such tile.
pub fn tile_id(tile: RasterTile) -> Option<u64> {
    let RasterTile { zoom, x, y } = tile;
    if zoom > MAX_ZOOM {
        return None;
    }
    let side = 1u64 << zoom;
    let (mut x, mut y) = (u64::from(x), u64::from(y));
    if x >= side || y >= side {
        return None;
    }
    // The number of tiles of all coarser zooms: 1 + 4 + 16 + …
    let mut id = (side * side - 1) / 3;
    let mut half = side / 2;
    while half > 0 {
        let (right, lower) = (x & half != 0, y & half != 0);
        // The curve goes through the quarters in the order upper left, lower left, lower right, upper right.
        id += half * half * ((3 * u64::from(right)) ^ u64::from(lower));
        (x, y) = (x & (half - 1), y & (half - 1));
        // In the first and the last quarter it is mirrored, in the last also turned around.
        if !lower {
            if right {
                (x, y) = (half - 1 - x, half - 1 - y);
            }
            (x, y) = (y, x);
        }
        half /= 2;
    }
    Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(zoom: u8, x: u32, y: u32) -> Option<u64> {
        tile_id(RasterTile { zoom, x, y })
    }

    #[test]
    fn numbers_are_those_of_the_specification() {
        assert_eq!(id(0, 0, 0), Some(0));
        assert_eq!(id(1, 0, 0), Some(1));
        assert_eq!(id(1, 0, 1), Some(2));
        assert_eq!(id(1, 1, 1), Some(3));
        assert_eq!(id(1, 1, 0), Some(4));
        assert_eq!(id(2, 0, 0), Some(5));
        assert_eq!(id(12, 3423, 1763), Some(19_078_479));
    }

    #[test]
    fn a_zoom_has_every_number_once_and_neighbours_follow_each_other() {
        for zoom in 1..=5u8 {
            let side = 1u32 << zoom;
            let mut tiles: Vec<(u64, u32, u32)> = (0..side * side)
                .map(|at| (id(zoom, at % side, at / side).expect("a tile"), at % side, at / side))
                .collect();
            tiles.sort_unstable();
            let first = ((1u64 << (2 * zoom)) - 1) / 3;
            for (at, pair) in tiles.windows(2).enumerate() {
                assert_eq!(pair[0].0, first + at as u64);
                assert_eq!(pair[0].1.abs_diff(pair[1].1) + pair[0].2.abs_diff(pair[1].2), 1);
            }
        }
    }

    #[test]
    fn where_there_is_no_tile_there_is_no_number() {
        assert_eq!(id(3, 8, 0), None);
        assert_eq!(id(32, 0, 0), None);
        assert_eq!(id(31, u32::MAX >> 1, 0), Some(6_148_914_691_236_517_204));
    }
}
