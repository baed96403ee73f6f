//! One frame: the camera advances, the ground is drawn, then everything on top of it.

use super::ground_tiles::{GroundFrame, GroundState};
use super::upright::UprightFrame;
use super::{MapEngine, MapEvent};
use crate::map::here;
use crate::map::layers::Painting;
use crate::map::motion::Motion;
use crate::map::overlay::Scenery;
use crate::map::raster::RasterTile;
use crate::map::scene::Stage;
use crate::map::stamped;
use crate::map::trace::PixelWindow;

/// The result of a frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameOutcome {
    /// Whether another frame should follow; if not, the map is at rest and complete.
    pub needs_another: bool,
    /// Whether base map, routes and stops of the view are all on the canvas, up to date.
    pub painted_all: bool,
    /// What the application should know.
    pub events: Vec<MapEvent>,
}

impl MapEngine {
    /// Draws the map as it is at `now_ms`. Draws nothing while the canvas has no size.
    pub fn frame(&mut self, now_ms: f64, stage: &mut impl Stage) -> FrameOutcome {
        self.now_ms = now_ms;
        if self.hidden {
            return FrameOutcome::default();
        }
        let (camera, motion) = self.motion.advanced(self.view, now_ms);
        match std::mem::replace(&mut self.motion, motion) {
            Motion::Fling { .. } | Motion::Chase { .. } => self.place(camera),
            // The camera rests, or follows its path to a destination.
            Motion::Still | Motion::Glide { .. } | Motion::Fly { .. } => self.view.camera = camera,
        }
        let moving = self.is_busy();
        let (GroundState { whole, more }, wanted) = self.show_ground(moving, stage);
        if let Some(trip) = &self.trip {
            trip.paint(self.view, self.theme, stage);
        }
        let laid_out = self.show_upright(moving, now_ms, stage);
        if let (Some(stamped), Some(content)) = (&self.stamped, &self.content) {
            stamped::paint(stamped, self.upright.marks(), content, self.view, self.theme, stage);
        }
        if let Some(here) = &self.here {
            here::paint(here, self.view, self.theme, stage);
        }
        let painted_all = whole && laid_out && self.has_ground() && self.content.is_some();
        let mut events = self.news(moving, painted_all);
        if !wanted.is_empty() {
            events.push(MapEvent::TilesWanted(wanted));
        }
        FrameOutcome { needs_another: self.motion.is_moving() || more || !laid_out, painted_all, events }
    }

    fn has_ground(&self) -> bool {
        self.raster.as_ref().map_or(self.ground.is_some(), |raster| raster.covers(self.view))
    }

    /// Draws the ground, and returns the tiles to be fetched for it. Over the operator's raster tiles, only the band,
    /// the routes and the line are painted.
    fn show_ground(&mut self, moving: bool, stage: &mut impl Stage) -> (GroundState, Vec<RasterTile>) {
        let (ground, content, streets) = (self.ground.clone(), self.content.clone(), self.streets.clone());
        let band = self.band.clone();
        let painting = Painting {
            frame: PixelWindow::new(self.view.camera.center, self.view.camera.zoom, 0.0, 0.0, 1.0),
            theme: self.theme,
            ground: ground.as_deref().filter(|_| self.raster.is_none()),
            streets: streets.as_deref().filter(|_| self.raster.is_none()),
            band: band.as_deref(),
            content: content.as_deref(),
            route: self.route_at(),
            aside: self.trip.is_some(),
            spare: false,
        };
        stage.clear(painting.palette().land);
        let bound_for = self.motion.destination(self.view).zoom;
        let frame = GroundFrame { view: self.view, bound_for, moving, home: self.home_box() };
        let wanted = match (&mut self.raster, streets.as_deref()) {
            (Some(raster), _) => raster.show(self.view, stage),
            (None, Some(streets)) => streets.wanted(self.view),
            (None, None) => Vec::new(),
        };
        (self.tiles.show(frame, &painting, stage), wanted)
    }

    fn show_upright(&mut self, moving: bool, now_ms: f64, stage: &mut impl Stage) -> bool {
        let (ground, content, trip) = (self.ground.clone(), self.content.clone(), self.trip.clone());
        let landmarks = self.landmarks.clone();
        let streets = self.streets.clone();
        let scenery = Scenery {
            view: self.view,
            lang: self.lang,
            theme: self.theme,
            ground: ground.as_deref().filter(|_| self.raster.is_none()),
            streets: streets.as_deref().filter(|_| self.raster.is_none()),
            content: content.as_deref(),
            landmarks: landmarks.as_deref(),
            route: self.route_at(),
            trip: trip.as_deref(),
            stop: self.stop_at(),
            station: self.selection.station.as_ref(),
            furniture: &self.furniture,
            on_paper: false,
        };
        let frame = UprightFrame { moving, shown_once: self.painted, now_ms };
        self.upright.show(frame, &scenery, &mut self.shown, self.hovered.as_ref(), stage)
    }

    fn news(&mut self, moving: bool, painted_all: bool) -> Vec<MapEvent> {
        let mut events = Vec::new();
        let spot = self.spot();
        if !moving && self.settled != Some(spot) {
            self.settled = Some(spot);
            events.push(MapEvent::Settled(spot));
        }
        if painted_all && !self.painted {
            self.painted = true;
            events.push(MapEvent::Painted);
        }
        events
    }
}
