//! What the camera can be asked to show, and the camera that shows it.

use super::MapEngine;
use crate::domain::{RouteId, StationId, StopId};
use crate::geometry::{LonLat, World, WorldBox};
use crate::map::camera::Camera;
use crate::map::motion::{Motion, held_within};
use crate::map::view::{View, Viewport};

/// Room around what is fitted, in CSS pixels: markers and their names reach beyond their points.
pub const PADDING_PX: f64 = 36.0;
/// The zoom at which a single place is shown when the map is farther away.
pub const PLACE_ZOOM: f64 = 13.0;
/// Fits never come nearer than this.
pub const FIT_ZOOM: f64 = 14.5;

/// What the camera can be asked to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Every stop and route.
    Everything,
    /// A route from end to end.
    Route(RouteId),
    /// A stop, in the middle; the zoom stays unless the map is far away.
    Stop(StopId),
    /// A station, likewise.
    Station(StationId),
    /// A box from its south-west to its north-east corner.
    Box(LonLat, LonLat),
    /// All of some stops.
    Stops(Vec<StopId>),
    /// The trip that is shown.
    Trip,
    /// Exactly this camera.
    Camera(Camera),
}

impl MapEngine {
    /// Shows something within the part of the canvas that nothing covers; does nothing when it does not exist.
    /// `now_ms` is on the same clock as that of frames.
    pub fn fit(&mut self, target: &Target, animated: bool, now_ms: f64) {
        let Some(camera) = self.camera_for(target) else { return };
        self.move_to(camera, animated, now_ms);
        let goal = self.motion.destination(self.view);
        self.fitted = (!matches!(target, Target::Camera(_))).then(|| (target.clone(), goal));
    }

    /// Fits once more what was fitted last, in a room that has become another; what someone has moved since stays as
    /// it is.
    pub fn fit_again(&mut self) {
        let Some((target, goal)) = self.fitted.take() else { return };
        if self.motion.destination(self.view).looks_like(goal) {
            self.fit(&target, false, self.now_ms);
        }
    }

    /// Whether the canvas is of another layout than before. On a page of its own a little height comes and goes with a
    /// browser's bars; in a frame every change is the host's or the content's.
    pub(super) fn changes_layout(&self, before: Viewport) -> bool {
        let (now, little) =
            (self.view.viewport, if self.cooperative() { 0.5 } else { 0.15 * before.height_px });
        let (wider, higher) = (now.width_px - before.width_px, now.height_px - before.height_px);
        wider.abs() > 0.5 || higher.abs() > little
    }

    /// Jumps to a camera.
    pub fn set_camera(&mut self, camera: Camera) {
        self.move_to(camera, false, self.now_ms);
        self.fitted = None;
    }

    pub(super) fn move_to(&mut self, camera: Camera, animated: bool, now_ms: f64) {
        let camera = self.held(camera);
        let jump = self.reduced_motion || !animated || self.view.viewport.width_px <= 0.0;
        if jump {
            self.motion = Motion::Still;
            self.view.camera = camera;
            self.upright.lay_out_again();
        } else if self.view.camera.looks_like(camera) {
            // A flight that has just begun would lead away from here.
            self.motion = Motion::Still;
        } else {
            self.motion = Motion::towards(self.view, camera, now_ms);
        }
    }

    /// The camera that shows something.
    pub fn camera_for(&self, target: &Target) -> Option<Camera> {
        let content = self.content.as_deref();
        match target {
            Target::Everything => Some(self.around(self.home_box(), FIT_ZOOM)),
            Target::Route(id) => {
                let content = content?;
                let route = content.routes.get(content.route_at(id)?)?;
                Some(self.around(route.bounds, FIT_ZOOM))
            }
            Target::Stop(id) => Some(self.over(content?.stop(id)?.world)),
            Target::Station(id) => Some(self.over(content?.station(id)?.world)),
            Target::Box(south_west, north_east) => {
                let corners = [World::from(*south_west), World::from(*north_east)];
                Some(self.around(WorldBox::around(corners), self.nearest))
            }
            Target::Stops(ids) => {
                let content = content?;
                let places = ids.iter().filter_map(|id| content.stop(id)).map(|stop| stop.world);
                let bounds = WorldBox::around(places);
                (!bounds.is_empty()).then(|| self.around(bounds, FIT_ZOOM))
            }
            Target::Trip => {
                let bounds = self.trip.as_ref()?.bounds();
                (!bounds.is_empty()).then(|| self.around(bounds, FIT_ZOOM))
            }
            Target::Camera(camera) => Some(*camera),
        }
    }

    pub(super) fn around(&self, bounds: WorldBox, max_zoom: f64) -> Camera {
        self.view.fitting(bounds, PADDING_PX, max_zoom)
    }

    fn over(&self, place: World) -> Camera {
        let zoom = self.view.camera.zoom.max(PLACE_ZOOM);
        self.view.looking(place, self.view.viewport.focus(), zoom)
    }

    /// The box of all content, or of the two cities while there is none.
    pub(super) fn home_box(&self) -> WorldBox {
        let of_content = self.content.as_deref().map(|content| content.bounds());
        let two_cities = [LonLat::new(119.4, 29.6), LonLat::new(122.3, 30.7)].map(World::from);
        of_content.filter(|bounds| !bounds.is_empty()).unwrap_or_else(|| WorldBox::around(two_cities))
    }

    /// The camera kept over what there is to see, and no nearer than there is something to see.
    pub(super) fn held(&self, camera: Camera) -> Camera {
        let camera = Camera { zoom: camera.zoom.min(self.nearest), ..camera };
        let detail = self.ground.as_deref().map(|ground| ground.detail);
        let bounds = detail.unwrap_or(WorldBox::EMPTY).union(self.home_box());
        held_within(camera, bounds, self.view.viewport)
    }

    pub(super) fn place(&mut self, camera: Camera) {
        self.view = View { camera: self.held(camera), ..self.view };
    }
}
