//! What the camera can be asked to show, and the camera that shows it.

use super::MapEngine;
use crate::domain::{RouteId, StationId, StopId};
use crate::geometry::mercator::world_px;
use crate::geometry::{LonLat, World, WorldBox, maths};
use crate::map::camera::{Camera, MIN_ZOOM, NEAREST_OF_ALL, Spot};
use crate::map::motion::{Motion, held_within};
use crate::map::trip::TripOnMap;
use crate::map::view::{View, Viewport};

/// Room around what is fitted, in CSS pixels: markers and their names reach beyond their points.
pub const PADDING_PX: f64 = 36.0;
/// The zoom at which a single place is shown when the map's own zoom is lower.
pub const PLACE_ZOOM: f64 = 13.0;
/// How much the camera may show around the detailed part of the base map, as a share of that part's height.
const MARGIN: f64 = 0.25;
/// How much it may show around the content while there is no base map, in world units: 1.4° of longitude.
const AROUND: f64 = 0.004;
/// The highest zoom at which everything, a route, several stops or a trip is fitted.
pub const FIT_ZOOM: f64 = 14.5;

/// What the camera can be asked to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Every stop and route.
    Everything,
    /// A route from end to end.
    Route(RouteId),
    /// A stop, in the middle; the zoom stays unless it is lower than [`PLACE_ZOOM`].
    Stop(StopId),
    /// A station, likewise.
    Station(StationId),
    /// A box from its south-west to its north-east corner.
    Box(LonLat, LonLat),
    /// All of some stops.
    Stops(Vec<StopId>),
    /// The trip that is shown.
    Trip,
    /// A place in the middle, at the spot's zoom.
    Spot(Spot),
}

/// What was fitted last.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    pub target: Target,
    /// The camera that shows it: while the map is there or on its way there, it has not been moved since.
    pub goal: Camera,
    /// The canvas on which it was fitted.
    pub room: Viewport,
}

impl MapEngine {
    /// Moves the camera so that a target is shown in the uncovered part of the canvas; does nothing when the target
    /// does not exist. `now_ms` is on the same clock as frames.
    pub fn fit(&mut self, target: &Target, animated: bool, now_ms: f64) {
        let Some(camera) = self.camera_for(target) else { return };
        // The map's own content is placed as in the page's own picture; only a place from elsewhere is clamped.
        let from_elsewhere = matches!(target, Target::Spot(_) | Target::Box(..));
        let camera = if from_elsewhere { self.held(camera) } else { camera };
        self.move_to(camera, animated, now_ms);
        let View { viewport: room, .. } = self.view;
        let goal = self.motion.destination(self.view);
        self.fitted = Some(Fitted { target: target.clone(), goal, room });
    }

    /// Jumps to a spot, without animation.
    pub fn set_spot(&mut self, spot: Spot) {
        self.fit(&Target::Spot(spot), false, self.now_ms);
    }

    pub(super) fn move_to(&mut self, camera: Camera, animated: bool, now_ms: f64) {
        self.withheld = false;
        let jump = self.reduced_motion || !animated || self.hidden;
        if jump {
            self.motion = Motion::Still;
            self.view.camera = camera;
            self.upright.lay_out_again();
        } else if self.view.camera.looks_like(camera) {
            // Stop a flight that has just begun: it would lead away from here.
            self.motion = Motion::Still;
        } else {
            self.motion = Motion::towards(self.view, camera, now_ms);
        }
    }

    /// The camera that shows a target; `None` when the target does not exist.
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
            Target::Spot(spot) => Some(self.view.over(*spot)),
        }
    }

    pub(super) fn around(&self, bounds: WorldBox, max_zoom: f64) -> Camera {
        self.view.fitting(bounds, PADDING_PX, max_zoom)
    }

    fn over(&self, place: World) -> Camera {
        self.view.over(Spot { place, zoom: self.view.camera.zoom.max(PLACE_ZOOM) })
    }

    /// The box of all content, or of the two cities while there is none.
    pub(super) fn home_box(&self) -> WorldBox {
        let of_content = self.content.as_deref().map(|content| content.bounds());
        let two_cities = [LonLat::new(119.4, 29.6), LonLat::new(122.3, 30.7)].map(World::from);
        of_content.filter(|bounds| !bounds.is_empty()).unwrap_or_else(|| WorldBox::around(two_cities))
    }

    /// The box around everything on the map: the content, and the trip that is shown.
    fn whole(&self) -> WorldBox {
        let trip = self.trip.as_deref().map_or(WorldBox::EMPTY, TripOnMap::bounds);
        self.home_box().union(trip)
    }

    /// The region beyond which the map shows nothing, unless the screen is larger: the detailed part of the base map
    /// with a margin, and everything on the map with room for its marks at a zoom.
    fn region(&self, zoom: f64) -> WorldBox {
        let whole = self.whole();
        let around = match self.ground.as_deref() {
            Some(ground) => ground.detail.grown(ground.detail.height() * MARGIN),
            None => whole.grown(AROUND),
        };
        around.union(whole.grown(PADDING_PX / world_px(zoom)))
    }

    /// The lowest zoom on a canvas: the one at which the region fills it, or lower where everything on the map only
    /// fits in at a lower zoom.
    fn farthest(&self, viewport: Viewport) -> f64 {
        let (free, region) = (viewport.uncovered(), self.region(NEAREST_OF_ALL));
        let filled = (free.width / region.width()).max(free.height / region.height());
        let fitted = View { viewport, ..self.view }.fitting(self.whole(), PADDING_PX, self.nearest).zoom;
        maths::clamp(maths::log2(filled / world_px(0.0)).min(fitted), MIN_ZOOM, self.nearest)
    }

    /// The lowest zoom from here. If the camera is already lower, because the sheet was drawn down, it may stay there.
    pub(super) fn lowest(&self) -> f64 {
        self.farthest(self.view.viewport).min(self.view.camera.zoom)
    }

    /// The camera, clamped to the map's region and to the lowest and highest zoom.
    pub(super) fn held(&self, camera: Camera) -> Camera {
        self.held_since(camera, self.view)
    }

    /// The same, given the view before, which may have been on a canvas of another size.
    pub(super) fn held_since(&self, camera: Camera, before: View) -> Camera {
        let viewport = self.view.viewport;
        let farther = (self.farthest(before.viewport) - before.camera.zoom).max(0.0);
        let zoom = maths::clamp(camera.zoom, self.farthest(viewport) - farther, self.nearest);
        held_within(Camera { zoom, ..camera }, self.region(zoom), viewport, before)
    }

    /// Moves the camera on the reader's behalf, clamped to what the map can show.
    pub(super) fn place(&mut self, camera: Camera) {
        self.withheld = false;
        self.view = View { camera: self.held(camera), ..self.view };
    }
}
