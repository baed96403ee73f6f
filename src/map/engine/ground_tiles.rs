//! Keeps the ground painted: chooses the zoom of the tiles, paints missing tiles within the time budget, and shows the
//! old tiles underneath until the new ones cover the view.

use crate::geometry::{WorldBox, maths};
use crate::map::layers::Painting;
use crate::map::scene::{BitmapId, Stage};
use crate::map::tiles::{TileKey, TileSet};
use crate::map::trace::PixelWindow;
use crate::map::view::View;

/// How far the zoom may differ from that of the tiles while the map moves, before other tiles are painted.
const STRAY: f64 = 0.6;
/// Time into a frame after which no more tiles are painted while the map moves.
const MOVING_MS: f64 = 3.0;
/// The same at rest.
const RESTING_MS: f64 = 10.0;
/// The same until the tiles have covered the view for the first time.
const FIRST_MS: f64 = 45.0;
/// The zoom of the backdrop, which is shown where there is nothing better.
const BACKDROP_ZOOM: f64 = 7.0;

/// What the engine knows about a frame when the ground is painted.
#[derive(Clone, Copy)]
pub(super) struct GroundFrame {
    /// Where the map looks.
    pub view: View,
    /// The zoom at which the camera will come to rest.
    pub bound_for: f64,
    /// Whether the camera moves or a hand is on the map.
    pub moving: bool,
    /// What the backdrop has to cover.
    pub home: WorldBox,
}

/// The state of the ground after a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct GroundState {
    /// Whether all of the view is painted and up to date, though perhaps not yet at its exact zoom.
    pub whole: bool,
    /// Whether there is more to paint.
    pub more: bool,
}

/// The ground's bitmaps.
#[derive(Default)]
pub(super) struct GroundTiles {
    backdrop: Option<TileSet>,
    current: Option<TileSet>,
    previous: Option<TileSet>,
    version: u64,
    next_bitmap: u64,
    to_drop: Vec<BitmapId>,
    shown_once: bool,
}

impl GroundTiles {
    /// What the ground shows has changed; the old tiles stay underneath until there are better ones.
    pub fn outdate(&mut self) {
        self.version += 1;
    }

    /// The base map has arrived: what was shown without it does not count as a first view.
    pub fn begin(&mut self) {
        self.shown_once = false;
    }

    /// Discards the bitmaps, which are lost.
    pub fn forget_bitmaps(&mut self) {
        let sets = [self.backdrop.take(), self.current.take(), self.previous.take()];
        self.to_drop.extend(sets.into_iter().flatten().flat_map(TileSet::into_bitmaps));
        self.version += 1;
    }

    /// Paints missing tiles as far as time allows, and draws the tiles that there are.
    pub fn show(
        &mut self,
        frame: GroundFrame,
        painting: &Painting<'_>,
        stage: &mut impl Stage,
    ) -> GroundState {
        for bitmap in self.to_drop.drain(..) {
            stage.drop_bitmap(bitmap);
        }
        self.choose_sets(frame);
        let finished = self.paint(frame, painting, stage);
        let whole = self.current.as_ref().is_some_and(|set| set.covers(frame.view));
        if whole {
            let gone = self.previous.take();
            self.give_up(gone);
        }
        self.blit(frame.view, stage);
        self.shown_once |= whole;
        GroundState { whole, more: !finished }
    }

    /// Chooses the tile sets for this frame: the current one stays, unless the zoom differs too much or the ground
    /// changed.
    fn choose_sets(&mut self, frame: GroundFrame) {
        let dpr = frame.view.viewport.dpr;
        let version = self.version;
        let fits = |set: &TileSet| set.version == version && set.dpr == dpr;
        if !self.backdrop.as_ref().is_some_and(fits) {
            let old = self.backdrop.replace(TileSet::new(BACKDROP_ZOOM, dpr, version));
            self.give_up(old);
        }
        let zoom = wanted_zoom(self.current.as_ref(), frame);
        let Some(current) = self.current.take() else {
            self.current = Some(TileSet::new(zoom, dpr, version));
            return;
        };
        if fits(&current) && zoom == current.zoom {
            self.current = Some(current);
            return;
        }
        let whole = current.covers(frame.view);
        let gone =
            if whole || self.previous.is_none() { self.previous.replace(current) } else { Some(current) };
        self.give_up(gone);
        self.current = Some(TileSet::new(zoom, dpr, version));
    }

    fn give_up(&mut self, set: Option<TileSet>) {
        self.to_drop.extend(set.into_iter().flat_map(TileSet::into_bitmaps));
    }

    /// Paints missing tiles: in view first, then a rim around it, then the backdrop. Returns whether nothing is
    /// missing.
    fn paint(&mut self, frame: GroundFrame, painting: &Painting<'_>, stage: &mut impl Stage) -> bool {
        let budget_ms = match (self.shown_once, frame.moving) {
            (false, _) => FIRST_MS,
            (true, true) => MOVING_MS,
            (true, false) => RESTING_MS,
        };
        let mut painted = 0;
        loop {
            let Some((which, key)) = self.next_missing(frame) else { return true };
            let urgent = which == Which::InView;
            // Paint at least one tile in view, or a slow machine would never get anything done.
            let now = if urgent && painted == 0 { 0.0 } else { stage.elapsed_ms() };
            if now >= budget_ms || (!urgent && painted > 0) {
                return false;
            }
            self.next_bitmap += 1;
            let bitmap = BitmapId(self.next_bitmap);
            let set = if which == Which::Backdrop { &mut self.backdrop } else { &mut self.current };
            let Some(set) = set else { return true };
            paint_tile(bitmap, set.frame(key), set, painting, stage);
            set.add(key, bitmap);
            painted += 1;
        }
    }

    fn next_missing(&mut self, frame: GroundFrame) -> Option<(Which, TileKey)> {
        let current = self.current.as_mut()?;
        if let Some(key) = current.next_missing(frame.view, 0) {
            return Some((Which::InView, key));
        }
        if frame.moving && (current.zoom - frame.view.camera.zoom).abs() > 0.1 {
            return None;
        }
        if let Some(key) = current.next_missing(frame.view, 1) {
            return Some((Which::Rim, key));
        }
        self.to_drop.extend(current.prune(frame.view, 3));
        let backdrop = self.backdrop.as_ref()?;
        backdrop.next_missing_in(frame.home).map(|key| (Which::Backdrop, key))
    }

    /// Copies tiles to the screen, except those that better tiles hide: zooming is expensive because of scaled copies.
    fn blit(&self, view: View, stage: &mut impl Stage) {
        let screen = view.world_box(0.0);
        let hidden = |above: &Option<TileSet>, area: WorldBox| {
            above.as_ref().is_some_and(|set| set.next_missing_in(area.intersection(screen)).is_none())
        };
        let layers =
            [(&self.backdrop, &self.previous), (&self.previous, &self.current), (&self.current, &None)];
        for (set, above) in layers {
            for (bitmap, area, rect) in set.iter().flat_map(|set| set.placed(view)) {
                if !hidden(above, area) && !hidden(&self.current, area) || std::ptr::eq(set, &self.current) {
                    stage.blit(bitmap, rect);
                }
            }
        }
    }
}

/// Kinds of missing tiles, in the order in which they are painted.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    InView,
    Rim,
    Backdrop,
}

fn wanted_zoom(current: Option<&TileSet>, frame: GroundFrame) -> f64 {
    let zoom = frame.view.camera.zoom;
    match current {
        Some(current) if frame.moving => {
            let stray = (zoom - current.zoom).abs() > STRAY;
            // Painted for where the camera is going, so that there is less to do when it arrives.
            if stray { maths::clamp(frame.bound_for, zoom - 0.8, zoom + 0.8) } else { current.zoom }
        }
        _ => zoom,
    }
}

fn paint_tile(
    bitmap: BitmapId,
    window: PixelWindow,
    set: &TileSet,
    painting: &Painting<'_>,
    stage: &mut impl Stage,
) {
    let side = set.tile_px as u32;
    stage.open_bitmap(bitmap, side, side, set.dpr);
    Painting { frame: window, ..*painting }.paint(stage);
    stage.close_bitmap();
}
