//! How input moves the camera, and what is reported to the application.

use super::{MapEngine, MapEvent, Target};
use crate::geometry::{Px, maths};
use crate::map::gesture::{Intent, MapKey, RawInput};
use crate::map::hit::{Hit, MOUSE_RADIUS_PX, TOUCH_RADIUS_PX};
use crate::map::motion::Motion;
use crate::map::moved::Moved;
use crate::map::view::View;

/// How far an arrow key moves the map, as a share of the smaller side of the uncovered part.
const KEY_STEP: f64 = 0.28;
/// Duration of a move by key or button.
const STEP_MS: f64 = 260.0;

impl MapEngine {
    /// Whether the browser should be kept from acting on this input itself (scrolling, zooming the page).
    pub fn wants(&self, input: &RawInput) -> bool {
        self.gestures.wants(input)
    }

    /// Handles input that happened at `now_ms`, on the same clock as frames. Returns what the application should know.
    pub fn input(&mut self, input: RawInput, now_ms: f64) -> Vec<MapEvent> {
        self.now_ms = now_ms;
        let intents = self.gestures.read(input, now_ms);
        intents.into_iter().filter_map(|intent| self.act(intent, now_ms)).collect()
    }

    /// Zooms in by one level, about the middle of the uncovered part.
    pub fn zoom_in(&mut self, now_ms: f64) {
        self.zoom_step(1.0, self.view.viewport.focus(), now_ms);
    }

    /// Zooms out by one level, about the same middle.
    pub fn zoom_out(&mut self, now_ms: f64) {
        self.zoom_step(-1.0, self.view.viewport.focus(), now_ms);
    }

    /// Continues from a picture of the map that was moved before the map could be. [`MapEvent::Painted`] is reported
    /// once more, when all is painted there.
    pub fn go_on_from(&mut self, moved: Moved) {
        self.motion = Motion::Still;
        self.place(moved.camera(self.view));
        self.painted = false;
    }

    fn act(&mut self, intent: Intent, now_ms: f64) -> Option<MapEvent> {
        match intent {
            Intent::Hold => self.motion = Motion::Still,
            Intent::Pan { by_px } => self.place(self.view.panned(by_px)),
            Intent::Pinch { from_px, to_px, zooms } => self.pinch(from_px, to_px, zooms),
            Intent::Fling { velocity } if !self.reduced_motion => {
                self.motion = Motion::Fling { velocity, last_ms: now_ms };
            }
            Intent::Fling { .. } | Intent::Rest => {}
            Intent::Tap { at_px, .. } if self.picking => {
                return Some(MapEvent::Picked(self.lonlat_at(at_px)));
            }
            Intent::Tap { at_px, touch } => return Some(self.tap(at_px, touch, now_ms)),
            Intent::DoubleTap { at_px } => self.zoom_step(1.0, at_px, now_ms),
            Intent::TwoFingerTap { at_px } => self.zoom_step(-1.0, at_px, now_ms),
            Intent::Hover { at_px } => return self.hover(at_px),
            Intent::Zoom { at_px, zooms } => self.wheel(at_px, zooms, now_ms),
            Intent::Key(key) => self.key(key, now_ms),
            Intent::Hint(hint) => return Some(MapEvent::GestureHint(hint)),
        }
        None
    }

    fn pinch(&mut self, from_px: Px, to_px: Px, zooms: f64) {
        let place = self.view.world_from_screen(from_px);
        let zoom = maths::clamp(self.view.camera.zoom + zooms, self.lowest(), self.nearest);
        self.place(self.view.looking(place, to_px, zoom));
    }

    fn wheel(&mut self, at_px: Px, zooms: f64, now_ms: f64) {
        let from = match self.motion {
            Motion::Chase { zoom, .. } => zoom,
            _ => self.view.camera.zoom,
        };
        let zoom = maths::clamp(from + zooms, self.lowest(), self.nearest);
        if self.reduced_motion {
            self.motion = Motion::Still;
            self.place(self.view.zoomed_about(at_px, zoom));
            return;
        }
        let last_ms = match self.motion {
            Motion::Chase { last_ms, .. } => last_ms,
            _ => now_ms,
        };
        self.motion = Motion::Chase { at_px, zoom, last_ms };
    }

    fn zoom_step(&mut self, zooms: f64, at_px: Px, now_ms: f64) {
        let goal = View { camera: self.motion.destination(self.view), ..self.view };
        let halves = ((goal.camera.zoom + zooms) * 2.0).round() / 2.0;
        let zoom = maths::clamp(halves, self.lowest(), self.nearest);
        self.glide(goal.zoomed_about(at_px, zoom), now_ms);
    }

    fn key(&mut self, key: MapKey, now_ms: f64) {
        let free = self.view.viewport.uncovered();
        let step = free.width.min(free.height) * KEY_STEP;
        let by_px = match key {
            MapKey::West => Px::new(step, 0.0),
            MapKey::East => Px::new(-step, 0.0),
            MapKey::North => Px::new(0.0, step),
            MapKey::South => Px::new(0.0, -step),
            MapKey::ZoomIn => return self.zoom_in(now_ms),
            MapKey::ZoomOut => return self.zoom_out(now_ms),
            MapKey::Home => return self.fit(&Target::Everything, true, now_ms),
        };
        let goal = View { camera: self.motion.destination(self.view), ..self.view };
        self.glide(goal.panned(by_px), now_ms);
    }

    fn glide(&mut self, to: crate::map::camera::Camera, now_ms: f64) {
        let to = self.held(to);
        self.withheld = false;
        if self.reduced_motion {
            self.motion = Motion::Still;
            self.place(to);
        } else {
            let from = self.view.camera;
            self.motion = Motion::Glide { from, to, start_ms: now_ms, duration_ms: STEP_MS };
        }
    }

    fn tap(&mut self, at_px: Px, touch: bool, now_ms: f64) -> MapEvent {
        let hit = self.hit(at_px, touch);
        if let Hit::Cluster { bounds, opens: true, .. } = &hit {
            let nearer = self.around(*bounds, self.nearest);
            let zoom = nearer.zoom.max(self.view.camera.zoom + 1.0).min(self.nearest);
            let to = self.view.looking(bounds.center(), self.view.viewport.focus(), zoom);
            self.move_to(self.held(to), true, now_ms);
        }
        MapEvent::Tapped(hit)
    }

    fn hover(&mut self, at_px: Option<Px>) -> Option<MapEvent> {
        let found = at_px.map(|at_px| self.hit(at_px, false)).filter(|hit| *hit != Hit::Nothing);
        if found == self.hovered {
            return None;
        }
        self.hovered.clone_from(&found);
        Some(MapEvent::Hovered(found))
    }

    /// What is under a point: marks win over names, and names over route lines.
    pub fn hit(&self, at_px: Px, touch: bool) -> Hit {
        let radius_px = if touch { TOUCH_RADIUS_PX } else { MOUSE_RADIUS_PX };
        let at = self.view.world_from_screen(at_px);
        let content = self.content.as_deref();
        let upright = content.and_then(|content| self.upright.hit(self.view, content, at_px, radius_px));
        if let Some(hit) = upright {
            return hit;
        }
        let zoom = self.view.camera.zoom;
        let route = self.route_index.nearest(at, radius_px * 0.6, zoom, self.route_at());
        let route = route.and_then(|route| content?.routes.get(route));
        route.map_or(Hit::Nothing, |route| Hit::Route(route.id.clone()))
    }
}
