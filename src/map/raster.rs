//! An operator's own base map: square pictures of the ground, each requested when a view first shows it. What has
//! arrived is drawn from coarse to fine, so that a finer picture replaces a coarser one without a gap.

use std::collections::HashSet;

use super::scene::{BitmapId, Stage};
use super::view::View;
use crate::geometry::mercator::{TILE_PX, world_px};
use crate::geometry::{PxRect, World, WorldBox, maths, order};

/// The finest zoom that is requested.
const MAX_ZOOM: u8 = 18;
/// How many pictures are kept: about two desktop screens at two zooms.
const KEPT: usize = 160;
/// The same for pictures that are painted here, which have at least four times the pixels.
const KEPT_PAINTED: usize = 40;
/// How many zooms finer than the view the requested pictures may be, where there are no coarser ones.
const FINER: u8 = 2;
/// Ids of the pictures' bitmaps begin here, apart from those that the map paints.
const FIRST_BITMAP: u64 = 1 << 62;

/// One picture: its zoom, its column from the west, its row from the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RasterTile {
    /// 0 is the whole world in one picture.
    pub zoom: u8,
    /// From the west.
    pub x: u32,
    /// From the north.
    pub y: u32,
}

impl RasterTile {
    /// The picture's address, from a template with `{z}`, `{x}` and `{y}`.
    pub fn address(self, template: &str) -> String {
        let replace = |text: String, key: &str, number: u32| text.replace(key, &number.to_string());
        let text = replace(template.to_owned(), "{z}", self.zoom.into());
        replace(replace(text, "{x}", self.x), "{y}", self.y)
    }

    /// The id under which the stage keeps its bitmap.
    pub fn bitmap(self) -> BitmapId {
        BitmapId(FIRST_BITMAP | u64::from(self.zoom) << 48 | u64::from(self.x) << 24 | u64::from(self.y))
    }

    /// Where it lies on the screen, in device pixels; edges are whole pixels and shared by neighbours.
    fn rect(self, view: View) -> PxRect {
        let side = f64::from(1u32 << self.zoom.min(MAX_ZOOM)).recip();
        let (origin, scale) = (view.world_box(0.0).min, view.scale() * view.viewport.dpr);
        let edge = |index: u32, origin: f64| ((f64::from(index) * side - origin) * scale).round();
        let (x, y) = (edge(self.x, origin.x), edge(self.y, origin.y));
        PxRect::new(x, y, edge(self.x + 1, origin.x) - x, edge(self.y + 1, origin.y) - y)
    }
}

/// Which pictures exist.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RasterExtent {
    /// The coarsest and the finest zoom. A finer view shows the finest pictures enlarged.
    pub zooms: (u8, u8),
    /// What they cover; nothing is requested beyond it.
    pub bounds: WorldBox,
    /// Whether they are painted here, in the colours of the theme: then each covers a square of twice the side, and has
    /// to be repainted when the theme changes.
    pub painted: bool,
}

impl Default for RasterExtent {
    /// Pictures of the whole world at every zoom.
    fn default() -> Self {
        let bounds = WorldBox { min: World::new(0.0, 0.0), max: World::new(1.0, 1.0) };
        Self { zooms: (0, MAX_ZOOM), bounds, painted: false }
    }
}

impl RasterExtent {
    /// The pictures that a view shows, the nearest to its middle first.
    pub(super) fn wanted(&self, view: View) -> Vec<RasterTile> {
        let (coarsest, finest) = (self.zooms.0, self.zooms.1.min(MAX_ZOOM));
        let zoom = maths::clamp(view.camera.zoom.round(), 0.0, MAX_ZOOM.into()) as u8;
        let zoom = zoom.saturating_sub(self.painted.into()).min(finest);
        let bounds = view.world_box(0.0).intersection(self.bounds);
        if bounds.is_empty() || zoom + FINER < coarsest {
            return Vec::new();
        }
        tiles_in(bounds, zoom.max(coarsest), view.camera.center)
    }
}

/// The pictures of a map.
#[derive(Clone, Debug, Default)]
pub struct RasterGround {
    extent: RasterExtent,
    outdated: bool,
    asked: HashSet<RasterTile>,
    here: HashSet<RasterTile>,
}

impl RasterGround {
    /// A map whose pictures have not arrived yet.
    pub fn new(extent: RasterExtent) -> Self {
        Self { extent, ..Self::default() }
    }

    /// Marks pictures that are painted here as outdated, because they look different now or were lost: they are
    /// requested again. Those in view are shown until the new ones are there.
    pub fn outdate(&mut self) {
        self.outdated = self.extent.painted;
    }

    /// Records that a picture has arrived.
    pub fn arrived(&mut self, tile: RasterTile) {
        self.here.insert(tile);
    }

    /// Whether no picture has arrived.
    pub fn is_empty(&self) -> bool {
        self.here.is_empty()
    }

    /// Whether every picture that a view wants has arrived.
    pub fn covers(&self, view: View) -> bool {
        self.extent.wanted(view).iter().all(|tile| self.here.contains(tile))
    }

    /// Draws the pictures that have arrived, and returns those that are wanted now and were not requested before, the
    /// nearest to the view's middle first.
    pub fn show(&mut self, view: View, stage: &mut impl Stage) -> Vec<RasterTile> {
        let wanted = self.extent.wanted(view);
        if std::mem::take(&mut self.outdated) {
            self.asked.clear();
            self.give_up(stage, |tile| !wanted.contains(tile));
        }
        let finest = wanted.first().map_or(0, |tile| tile.zoom);
        let mut shown: Vec<RasterTile> =
            self.here.iter().copied().filter(|tile| tile.zoom <= finest).collect();
        // Coarse first; the rest of the order only makes frames reproducible.
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

    /// Drops pictures that are far away when there are too many. They can be requested again.
    fn prune(&mut self, view: View, wanted: &[RasterTile], stage: &mut impl Stage) {
        let kept = if self.extent.painted { KEPT_PAINTED } else { KEPT };
        if self.here.len() <= kept {
            return;
        }
        let near = device_screen(view).grown(TILE_PX);
        self.give_up(stage, |tile| {
            !wanted.contains(tile) && (tile.zoom > 9 || !tile.rect(view).overlaps(near))
        });
    }

    fn give_up(&mut self, stage: &mut impl Stage, which: impl Fn(&RasterTile) -> bool) {
        let gone: Vec<RasterTile> = self.here.iter().copied().filter(which).collect();
        for tile in gone {
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

/// The pictures of a zoom that a box shows, the nearest to `middle` first.
pub(super) fn tiles_in(bounds: WorldBox, zoom: u8, middle: World) -> Vec<RasterTile> {
    let count = world_px(zoom.into()) / TILE_PX;
    let index = |position: f64| maths::clamp((position * count).floor(), 0.0, count - 1.0) as u32;
    let (columns, rows) =
        (index(bounds.min.x)..=index(bounds.max.x), index(bounds.min.y)..=index(bounds.max.y));
    let mut tiles: Vec<RasterTile> =
        rows.flat_map(|y| columns.clone().map(move |x| RasterTile { zoom, x, y })).collect();
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
    use crate::map::scene::{Recorded, Recorder};
    use crate::map::view::{Insets, Viewport};

    fn view(zoom: f64) -> View {
        let viewport = Viewport { width_px: 390.0, height_px: 600.0, dpr: 2.0, insets: Insets::default() };
        View { camera: Camera::over(LonLat::new(120.15, 30.25), zoom), viewport }
    }

    #[test]
    fn a_template_is_filled_with_the_numbers_of_web_maps() {
        // West Lake at zoom 12, by the usual formula of slippy maps.
        let tile = RasterExtent::default().wanted(view(12.0))[0];
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
            let wanted = RasterExtent::default().wanted(view);
            let rects: Vec<PxRect> = wanted.into_iter().map(|tile| tile.rect(view)).collect();
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

    #[test]
    fn beyond_its_finest_zoom_and_its_bounds_nothing_is_asked_for() {
        let middle = view(12.0).camera.center;
        let bounds = WorldBox { min: World::new(middle.x, middle.y), max: World::new(middle.x + 1e-4, 1.0) };
        let extent = RasterExtent { zooms: (8, 11), bounds, painted: false };
        let tiles = extent.wanted(view(15.0));
        assert!(tiles.iter().all(|tile| tile.zoom == 11), "{tiles:?}");
        assert!(
            tiles.len() < RasterExtent { zooms: (8, 11), ..RasterExtent::default() }.wanted(view(10.0)).len()
        );
        let mut elsewhere = view(12.0);
        elsewhere.camera = Camera::over(LonLat::new(119.0, 30.25), 12.0);
        assert_eq!(extent.wanted(elsewhere), []);
        assert!(extent.wanted(view(7.0)).iter().all(|tile| tile.zoom == 8));
        assert_eq!(RasterExtent { zooms: (14, 15), ..extent }.wanted(view(7.0)), []);
    }

    #[test]
    fn what_is_painted_here_is_painted_anew_when_the_theme_changes() {
        let painted = RasterExtent { painted: true, ..RasterExtent::default() };
        let (mut ground, mut stage) = (RasterGround::new(painted), Recorder::default());
        let coarse = RasterTile { zoom: 3, x: 6, y: 3 };
        ground.arrived(coarse);
        let before = ground.show(view(12.0), &mut stage);
        assert!(before.iter().all(|tile| tile.zoom == 11), "{before:?}");
        before.iter().for_each(|tile| ground.arrived(*tile));
        stage.next_frame();
        ground.outdate();
        assert_eq!(ground.show(view(12.0), &mut stage), before);
        assert!(stage.ops.contains(&Recorded::Drop(coarse.bitmap())));
        // What is in view stays until it is replaced.
        assert!(ground.covers(view(12.0)));

        let mut fixed = RasterGround::default();
        fixed.show(view(12.0), &mut stage);
        fixed.outdate();
        assert_eq!(fixed.show(view(12.0), &mut stage), []);
    }
}
