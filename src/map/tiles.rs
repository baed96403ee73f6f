//! Bookkeeping of the ground's bitmaps: which squares exist at which zoom, which are missing, where they go on the
//! screen. Repainting the coast in every frame drops frames; copying bitmaps does not.

use std::collections::HashMap;

use super::scene::BitmapId;
use super::trace::PixelWindow;
use super::view::View;
use crate::geometry::mercator::world_px;
use crate::geometry::{PxRect, World, WorldBox};

/// Side of a tile in device pixels where pixels are large: small enough to be painted well within a frame.
const SMALL_TILE_PX: f64 = 256.0;
/// The same on dense screens, which belong to machines that paint fast.
const LARGE_TILE_PX: f64 = 512.0;

/// A tile's column and row at its set's zoom.
pub type TileKey = (i64, i64);

/// Tiles painted at one zoom, which may be fractional.
#[derive(Clone, Debug)]
pub struct TileSet {
    /// The zoom at which they are painted.
    pub zoom: f64,
    /// Device pixels per CSS pixel when they were painted.
    pub dpr: f64,
    /// Side of a tile in device pixels.
    pub tile_px: f64,
    /// The version of what they show: sets of different versions must not be mixed.
    pub version: u64,
    tiles: HashMap<TileKey, BitmapId>,
}

impl TileSet {
    /// A set without tiles.
    pub fn new(zoom: f64, dpr: f64, version: u64) -> Self {
        let tile_px = if dpr < 1.5 { SMALL_TILE_PX } else { LARGE_TILE_PX };
        Self { zoom, dpr, tile_px, version, tiles: HashMap::new() }
    }

    /// Side of a tile in world units.
    fn side(&self) -> f64 {
        self.tile_px / (world_px(self.zoom) * self.dpr)
    }

    /// The tiles that a view shows, grown by a margin of tiles.
    pub fn wanted(&self, view: View, margin: i64) -> TileSpan {
        self.span(view.world_box(0.0), margin)
    }

    fn span(&self, bounds: WorldBox, margin: i64) -> TileSpan {
        let index = |position: f64| (position / self.side()).floor() as i64;
        TileSpan {
            columns: (index(bounds.min.x) - margin, index(bounds.max.x) + margin),
            rows: (index(bounds.min.y) - margin, index(bounds.max.y) + margin),
        }
    }

    /// Whether every tile that a view shows is painted.
    pub fn covers(&self, view: View) -> bool {
        self.wanted(view, 0).keys().all(|key| self.tiles.contains_key(&key))
    }

    /// The tile to paint next: of those that a view shows, the one nearest its middle that is not painted.
    pub fn next_missing(&self, view: View, margin: i64) -> Option<TileKey> {
        self.wanted(view, margin).nearest(|key| !self.tiles.contains_key(key))
    }

    /// The same for a box on the ground.
    pub fn next_missing_in(&self, bounds: WorldBox) -> Option<TileKey> {
        self.span(bounds, 0).nearest(|key| !self.tiles.contains_key(key))
    }

    /// The painted tiles that a view shows, with their areas and their places on the screen in device pixels. Edges are
    /// whole pixels and shared by neighbours, so that no seam shows.
    pub fn placed(&self, view: View) -> Vec<(BitmapId, WorldBox, PxRect)> {
        let span = self.wanted(view, 0);
        let factor = view.scale() / world_px(self.zoom) * (view.viewport.dpr / self.dpr);
        let origin = view.world_box(0.0).min;
        let scale = view.scale() * view.viewport.dpr;
        let step = self.tile_px * factor;
        let edge = |index: i64, origin: f64| (index as f64 * step - origin * scale).round();
        let shown = self.tiles.iter().filter(|(key, _)| span.contains(**key));
        shown
            .map(|(key, bitmap)| {
                let (x, y) = (edge(key.0, origin.x), edge(key.1, origin.y));
                let (right, bottom) = (edge(key.0 + 1, origin.x), edge(key.1 + 1, origin.y));
                (*bitmap, self.area(*key), PxRect::new(x, y, right - x, bottom - y))
            })
            .collect()
    }

    /// What a tile covers, shrunk slightly so that it does not touch its neighbours.
    fn area(&self, (column, row): TileKey) -> WorldBox {
        let side = self.side();
        let min = World::new(column as f64 * side, row as f64 * side);
        WorldBox { min, max: World::new(min.x + side, min.y + side) }.grown(-side * 1e-6)
    }

    /// The window that a tile shows, in CSS pixels from its own corner.
    pub fn frame(&self, key: TileKey) -> PixelWindow {
        let side = self.side();
        let origin = World::new(key.0 as f64 * side, key.1 as f64 * side);
        let css_px = self.tile_px / self.dpr;
        PixelWindow::new(origin, self.zoom, css_px, css_px, self.dpr)
    }

    /// Records that a tile is painted.
    pub fn add(&mut self, key: TileKey, bitmap: BitmapId) {
        self.tiles.insert(key, bitmap);
    }

    /// Drops the tiles outside a view grown by a margin of tiles; returns their bitmaps.
    pub fn prune(&mut self, view: View, margin: i64) -> Vec<BitmapId> {
        let span = self.wanted(view, margin);
        let gone: Vec<TileKey> = self.tiles.keys().filter(|key| !span.contains(**key)).copied().collect();
        gone.iter().filter_map(|key| self.tiles.remove(key)).collect()
    }

    /// Every bitmap of the set, to be dropped with it.
    pub fn into_bitmaps(self) -> Vec<BitmapId> {
        self.tiles.into_values().collect()
    }
}

/// A block of tiles, first and last included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TileSpan {
    columns: (i64, i64),
    rows: (i64, i64),
}

impl TileSpan {
    /// Every tile of the block.
    pub fn keys(self) -> impl Iterator<Item = TileKey> {
        let Self { columns, rows } = self;
        (rows.0..=rows.1).flat_map(move |row| (columns.0..=columns.1).map(move |column| (column, row)))
    }

    fn contains(self, (column, row): TileKey) -> bool {
        (self.columns.0..=self.columns.1).contains(&column) && (self.rows.0..=self.rows.1).contains(&row)
    }

    /// The tile nearest the middle that passes a test.
    fn nearest(self, passes: impl Fn(&TileKey) -> bool) -> Option<TileKey> {
        let Self { columns, rows } = self;
        let away = |key: &TileKey| {
            let (x, y) = (2 * key.0 - columns.0 - columns.1, 2 * key.1 - rows.0 - rows.1);
            x * x + y * y
        };
        self.keys().filter(passes).min_by_key(away)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;
    use crate::map::camera::Camera;
    use crate::map::view::{Insets, Viewport};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn tiles_cover_the_screen_without_seams_or_overlaps(
            lon in 118.5..122.5f64, lat in 29.0..31.0f64, zoom in 6.0..16.0f64, off in -0.5..0.5f64,
            dpr in prop::sample::select(vec![1.0, 1.5, 2.0, 3.0]),
        ) {
            let viewport = Viewport { width_px: 390.0, height_px: 600.0, dpr, insets: Insets::default() };
            let view = View { camera: Camera::over(LonLat::new(lon, lat), zoom), viewport };
            let mut set = TileSet::new(zoom + off, dpr, 0);
            for (at, key) in set.wanted(view, 0).keys().enumerate() {
                set.add(key, BitmapId(at as u64));
            }
            let screen = PxRect::new(0.0, 0.0, (390.0 * dpr).floor() - 1.0, (600.0 * dpr).floor() - 1.0);
            let placed = set.placed(view);
            let shown = |rect: &PxRect| {
                let width = rect.right().min(screen.right()) - rect.x.max(0.0);
                let height = rect.bottom().min(screen.bottom()) - rect.y.max(0.0);
                width.max(0.0) * height.max(0.0)
            };
            let area: f64 = placed.iter().map(|(_, _, rect)| shown(rect)).sum();
            prop_assert_eq!(area, screen.width * screen.height);
            for (at, (_, _, one)) in placed.iter().enumerate() {
                prop_assert!(placed.iter().skip(at + 1).all(|(_, _, other)| !one.overlaps(*other)));
            }
        }
    }
}
