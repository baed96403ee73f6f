//! Keeps the ground painted: decides at which zoom, paints what is missing within the time there is, and shows what
//! was painted before underneath until the new is whole.

use crate::map::layers::Painting;
use crate::map::scene::{BitmapId, Stage};
use crate::map::tiles::{TILE_DEVICE_PX, TileSet};
use crate::map::trace::Frame;
use crate::map::view::View;

/// How far the zoom may stray from that of the tiles before others are painted while the map moves.
const STRAY: f64 = 0.5;
/// Time for painting in a frame while the map moves.
const MOVING_MS: f64 = 3.0;
/// Time for painting in a frame at rest.
const RESTING_MS: f64 = 11.0;
/// Time for painting in a frame as long as the canvas has shown nothing.
const FIRST_MS: f64 = 40.0;
/// Most tiles that are kept beyond those in view.
const MOST_TILES: usize = 48;

/// What the engine knows about a frame when the ground is painted.
#[derive(Clone, Copy)]
pub(super) struct GroundFrame {
    /// Where the map looks.
    pub view: View,
    /// The zoom that the camera is bound for.
    pub bound_for: f64,
    /// Whether the camera moves or a hand is on the map.
    pub moving: bool,
}

/// The ground's bitmaps.
#[derive(Default)]
pub(super) struct GroundTiles {
    current: Option<TileSet>,
    previous: Option<TileSet>,
    version: u64,
    next_bitmap: u64,
    to_drop: Vec<BitmapId>,
    shown_once: bool,
}

impl GroundTiles {
    /// What the ground shows has changed; what is painted stays underneath until there is better.
    pub fn outdate(&mut self) {
        self.version += 1;
    }

    /// The bitmaps are lost.
    pub fn forget_bitmaps(&mut self) {
        let version = self.version + 1;
        let sets = [self.current.take(), self.previous.take()];
        let lost = sets.into_iter().flatten().flat_map(TileSet::into_bitmaps);
        let to_drop = self.to_drop.drain(..).chain(lost).collect();
        *self = Self { version, next_bitmap: self.next_bitmap, to_drop, ..Self::default() };
    }

    /// A name for a new bitmap.
    pub fn new_bitmap(&mut self) -> BitmapId {
        self.next_bitmap += 1;
        BitmapId(self.next_bitmap)
    }

    /// Paints what time allows and shows what there is. Returns whether the view is whole and up to date, and
    /// whether there is more to paint.
    pub fn show(
        &mut self,
        frame: GroundFrame,
        painting: &Painting<'_>,
        stage: &mut impl Stage,
    ) -> (bool, bool) {
        for bitmap in self.to_drop.drain(..) {
            stage.drop_bitmap(bitmap);
        }
        self.choose_set(frame);
        let fresh = self.paint(frame, painting, stage);
        let whole = self.current.as_ref().is_some_and(|set| set.missing(frame.view, 0).is_empty());
        if whole {
            self.drop_previous();
        }
        self.blit(frame.view, stage);
        self.shown_once |= whole;
        let refine =
            !frame.moving && self.current.as_ref().is_some_and(|set| set.zoom != frame.view.camera.zoom);
        (whole, !whole || refine || fresh)
    }

    /// The set that fits this frame: the current one, or a new one when the zoom has strayed or the ground changed.
    fn choose_set(&mut self, frame: GroundFrame) {
        let zoom = frame.view.camera.zoom;
        let dpr = frame.view.viewport.dpr;
        let Some(current) = &self.current else {
            self.current = Some(TileSet::new(zoom, dpr, self.version));
            return;
        };
        let outdated = current.version != self.version || current.dpr != dpr;
        let stray = (zoom - current.zoom).abs();
        let wanted = if frame.moving {
            let goal = frame.bound_for.clamp(zoom - 0.8, zoom + 0.8);
            if stray > STRAY { goal } else { current.zoom }
        } else {
            zoom
        };
        if outdated || wanted != current.zoom {
            let whole = current.missing(frame.view, 0).is_empty();
            let next = TileSet::new(wanted, dpr, self.version);
            let old = self.current.replace(next);
            if whole || self.previous.is_none() {
                self.drop_previous();
                self.previous = old;
            } else {
                self.to_drop.extend(old.into_iter().flat_map(TileSet::into_bitmaps));
            }
        }
    }

    fn drop_previous(&mut self) {
        let gone = self.previous.take().into_iter().flat_map(TileSet::into_bitmaps);
        self.to_drop.extend(gone);
    }

    /// Paints missing tiles, those in view first, then a rim around it; returns whether the rim wants more.
    fn paint(&mut self, frame: GroundFrame, painting: &Painting<'_>, stage: &mut impl Stage) -> bool {
        let budget_ms = match (self.shown_once, frame.moving) {
            (false, _) => FIRST_MS,
            (true, true) => MOVING_MS,
            (true, false) => RESTING_MS,
        };
        let mut painted = 0;
        loop {
            let Some(set) = &self.current else { return false };
            let mut missing = set.missing(frame.view, 0);
            let room =
                set.len() < MOST_TILES && self.shown_once && (set.zoom - frame.view.camera.zoom).abs() < 0.25;
            if missing.is_empty() && room {
                missing = set.missing(frame.view, 1);
            }
            let Some(key) = missing.first().copied() else { break };
            // At least one tile is painted, or nothing would ever get done on a slow machine.
            if painted > 0 && stage.elapsed_ms() >= budget_ms {
                return true;
            }
            let window = set.frame(key);
            let bitmap = self.new_bitmap();
            paint_tile(bitmap, window, frame.view.viewport.dpr, painting, stage);
            if let Some(set) = &mut self.current {
                set.add(key, bitmap);
            }
            painted += 1;
        }
        if let Some(set) = self.current.as_mut().filter(|set| set.len() > MOST_TILES) {
            self.to_drop.extend(set.prune(frame.view, 1));
        }
        false
    }

    fn blit(&self, view: View, stage: &mut impl Stage) {
        let placed = |set: &Option<TileSet>| set.as_ref().map(|set| set.placed(view)).unwrap_or_default();
        for (bitmap, rect) in placed(&self.previous).into_iter().chain(placed(&self.current)) {
            stage.blit(bitmap, rect);
        }
    }
}

fn paint_tile(bitmap: BitmapId, window: Frame, dpr: f64, painting: &Painting<'_>, stage: &mut impl Stage) {
    let side = TILE_DEVICE_PX as u32;
    stage.open_bitmap(bitmap, side, side, dpr);
    Painting { frame: window, ..*painting }.paint(stage);
    stage.close_bitmap();
}
