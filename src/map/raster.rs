//! An operator's own base map: square pictures of the ground, each asked for when a view first shows it. What has
//! arrived is shown from coarse to fine, so that a finer picture takes the place of a coarser one without a hole.

use std::collections::HashSet;

use super::scene::{BitmapId, Stage};
use super::view::View;
use crate::geometry::mercator::{TILE_PX, world_px};
use crate::geometry::{PxRect, maths, order};

/// The finest pictures that are asked for.
const MAX_ZOOM: u8 = 18;
/// How many pictures are kept; about two screens of a desk at two zooms.
const KEPT: usize = 160;
/// Bitmaps of pictures are named apart from those that the map paints.
const FIRST_BITMAP: u64 = 1 << 62;

/// One picture: its zoom, its column from the west, its row from the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RasterTile {
    /// 0 is the world in one picture.
    pub zoom: u8,
    /// From the west.
    pub x: u32,
    /// From the north.
    pub y: u32,
}

impl RasterTile {
    /// The picture's address by a template with `{z}`, `{x}` and `{y}`.
    pub fn address(self, template: &str) -> String {
        let replace = |text: String, key: &str, number: u32| text.replace(key, &number.to_string());
        let text = replace(template.to_owned(), "{z}", self.zoom.into());
        replace(replace(text, "{x}", self.x), "{y}", self.y)
    }

    /// The name under which the stage keeps it.
    pub fn bitmap(self) -> BitmapId {
        BitmapId(FIRST_BITMAP | u64::from(self.zoom) << 48 | u64::from(self.x) << 24 | u64::from(self.y))
    }

    /// Where it lies on the screen, in device pixels; edges are whole and shared by neighbours.
    fn rect(self, view: View) -> PxRect {
        let side = f64::from(1u32 << self.zoom.min(MAX_ZOOM)).recip();
        let (origin, scale) = (view.world_box(0.0).min, view.scale() * view.viewport.dpr);
        let edge = |index: u32, origin: f64| ((f64::from(index) * side - origin) * scale).round();
        let (x, y) = (edge(self.x, origin.x), edge(self.y, origin.y));
        PxRect::new(x, y, edge(self.x + 1, origin.x) - x, edge(self.y + 1, origin.y) - y)
    }
}

/// The pictures of a map.
#[derive(Clone, Debug, Default)]
pub struct RasterGround {
    asked: HashSet<RasterTile>,
    here: HashSet<RasterTile>,
}

impl RasterGround {
    /// Notes that a picture has arrived.
    pub fn arrived(&mut self, tile: RasterTile) {
        self.here.insert(tile);
    }

    /// Whether none has arrived.
    pub fn is_empty(&self) -> bool {
        self.here.is_empty()
    }

    /// Whether every picture that a view wants has arrived.
    pub fn covers(&self, view: View) -> bool {
        wanted(view).iter().all(|tile| self.here.contains(tile))
    }

    /// Shows what has arrived, and tells which pictures are wanted now and were not asked for before.
    pub fn show(&mut self, view: View, stage: &mut impl Stage) -> Vec<RasterTile> {
        let wanted = wanted(view);
        let finest = wanted.first().map_or(0, |tile| tile.zoom);
        let mut shown: Vec<RasterTile> =
            self.here.iter().copied().filter(|tile| tile.zoom <= finest).collect();
        // Coarse first; the rest of the order only makes equal frames equal.
        order::sort_by_key(&mut shown, |tile| *tile);
        let screen = device_screen(view);
        for tile in shown {
            let rect = tile.rect(view);
            if rect.overlaps(screen) {
                stage.blit(tile.bitmap(), rect);
            }
        }
        self.prune(view, &wanted, stage);
        wanted.into_iter().filter(|tile| self.asked.insert(*tile)).collect()
    }

    /// Gives up what is far away when there is too much. It can be asked for again.
    fn prune(&mut self, view: View, wanted: &[RasterTile], stage: &mut impl Stage) {
        if self.here.len() <= KEPT {
            return;
        }
        let near = device_screen(view).grown(TILE_PX);
        let far: Vec<RasterTile> = self
            .here
            .iter()
            .copied()
            .filter(|tile| !wanted.contains(tile) && (tile.zoom > 9 || !tile.rect(view).overlaps(near)))
            .collect();
        for tile in far {
            self.here.remove(&tile);
            self.asked.remove(&tile);
            stage.drop_bitmap(tile.bitmap());
        }
    }
}

fn device_screen(view: View) -> PxRect {
    let dpr = view.viewport.dpr;
    PxRect::new(0.0, 0.0, view.viewport.width_px * dpr, view.viewport.height_px * dpr)
}

/// The pictures that a view shows, the nearest to its middle first.
fn wanted(view: View) -> Vec<RasterTile> {
    let zoom = maths::clamp(view.camera.zoom.round(), 0.0, MAX_ZOOM.into()) as u8;
    let count = world_px(zoom.into()) / TILE_PX;
    let bounds = view.world_box(0.0);
    let index = |position: f64| maths::clamp((position * count).floor(), 0.0, count - 1.0) as u32;
    let (columns, rows) =
        (index(bounds.min.x)..=index(bounds.max.x), index(bounds.min.y)..=index(bounds.max.y));
    let mut tiles: Vec<RasterTile> =
        rows.flat_map(|y| columns.clone().map(move |x| RasterTile { zoom, x, y })).collect();
    let middle = bounds.center();
    let away = |tile: &RasterTile| {
        let (x, y) =
            ((f64::from(tile.x) + 0.5) / count - middle.x, (f64::from(tile.y) + 0.5) / count - middle.y);
        x * x + y * y
    };
    order::sort_by(&mut tiles, |one, other| away(one).total_cmp(&away(other)));
    tiles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;
    use crate::map::camera::Camera;
    use crate::map::scene::Recorder;
    use crate::map::view::{Insets, Viewport};

    fn view(zoom: f64) -> View {
        let viewport = Viewport { width_px: 390.0, height_px: 600.0, dpr: 2.0, insets: Insets::default() };
        View { camera: Camera::over(LonLat::new(120.15, 30.25), zoom), viewport }
    }

    #[test]
    fn a_template_is_filled_with_the_numbers_of_web_maps() {
        // West Lake at zoom 12, by the usual formula of slippy maps.
        let tile = wanted(view(12.0))[0];
        assert_eq!(tile.address("https://t.example/{z}/{x}/{y}.png"), "https://t.example/12/3415/1686.png");
    }

    #[test]
    fn each_picture_is_asked_for_once_and_shown_when_it_is_there() {
        let (mut ground, mut stage) = (RasterGround::default(), Recorder::default());
        let wanted = ground.show(view(12.0), &mut stage);
        assert!(wanted.len() > 5, "{wanted:?}");
        assert_eq!(ground.show(view(12.0), &mut stage), []);
        assert!(!ground.covers(view(12.0)));
        for tile in wanted {
            ground.arrived(tile);
        }
        assert!(ground.covers(view(12.0)));
    }

    #[test]
    fn pictures_cover_the_screen_without_seams() {
        for zoom in [7.3, 9.0, 11.8] {
            let view = view(zoom);
            let rects: Vec<PxRect> = wanted(view).into_iter().map(|tile| tile.rect(view)).collect();
            let (mut left, mut right) = (f64::MAX, f64::MIN);
            for rect in &rects {
                (left, right) = (left.min(rect.x), right.max(rect.right()));
            }
            assert!(left <= 0.0 && right >= 780.0, "{zoom}: {left} to {right}");
            for (at, one) in rects.iter().enumerate() {
                assert!(rects.iter().skip(at + 1).all(|other| !one.overlaps(*other)), "{zoom}");
            }
        }
    }

    #[test]
    fn a_long_journey_keeps_few_pictures() {
        let (mut ground, mut stage) = (RasterGround::default(), Recorder::default());
        for step in 0..60 {
            let mut view = view(14.0);
            view.camera.center.x += f64::from(step) * 2e-4;
            for tile in ground.show(view, &mut stage) {
                ground.arrived(tile);
            }
        }
        assert!(ground.here.len() <= KEPT + 30, "{}", ground.here.len());
    }
}
