//! How the camera moves by itself: flings, wheel zooms that catch up, glides and flights. Pure functions of time.

mod flight;

use super::camera::{Camera, MIN_ZOOM, NEAREST_OF_ALL};
use super::view::{View, Viewport};
use crate::geometry::{Px, World, WorldBox, maths};

pub use flight::Flight;

/// A fling loses speed by a factor e in this time.
const FLING_DECAY_MS: f64 = 325.0;
/// A fling slower than this is over (CSS pixels per millisecond).
const FLING_STOP: f64 = 0.02;
/// A wheel zoom covers 1 − 1/e of the remaining difference in this time.
const CHASE_MS: f64 = 70.0;
/// Remaining difference, in zoom levels, below which a wheel zoom has arrived.
const CHASE_STOP: f64 = 0.002;

/// What the camera does by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Motion {
    /// Nothing.
    #[default]
    Still,
    /// Coasts after a throw.
    Fling {
        /// CSS pixels per millisecond.
        velocity: Px,
        /// When it was last moved.
        last_ms: f64,
    },
    /// Zooms about a pixel towards a zoom.
    Chase {
        /// The pixel to zoom about.
        at_px: Px,
        /// The zoom to arrive at.
        zoom: f64,
        /// When it was last moved.
        last_ms: f64,
    },
    /// Goes to a camera, slowing down.
    Glide {
        /// Where it started.
        from: Camera,
        /// Where it goes.
        to: Camera,
        /// When it started.
        start_ms: f64,
        /// How long it takes.
        duration_ms: f64,
    },
    /// Flies to a far camera, rising on the way.
    Fly {
        /// The path.
        flight: Flight,
        /// When it started.
        start_ms: f64,
    },
}

impl Motion {
    /// Whether the camera moves.
    pub fn is_moving(self) -> bool {
        self != Self::Still
    }

    /// The camera at which the motion will come to rest, as far as it can be predicted.
    pub fn destination(self, view: View) -> Camera {
        match self {
            Self::Still => view.camera,
            Self::Fling { velocity, .. } => view.panned(velocity * FLING_DECAY_MS),
            Self::Chase { at_px, zoom, .. } => view.zoomed_about(at_px, zoom),
            Self::Glide { to, .. } => to,
            Self::Fly { flight, .. } => flight.to,
        }
    }

    /// The camera at a time, and what is left of the motion.
    pub fn advanced(self, view: View, now_ms: f64) -> (Camera, Self) {
        match self {
            Self::Still => (view.camera, Self::Still),
            Self::Fling { velocity, last_ms } => fling(view, velocity, now_ms - last_ms, now_ms),
            Self::Chase { at_px, zoom, last_ms } => chase(view, at_px, zoom, now_ms - last_ms, now_ms),
            Self::Glide { from, to, start_ms, duration_ms } => {
                let t = progress(now_ms - start_ms, duration_ms);
                (between(from, to, 1.0 - (1.0 - t).powi(3)), if t < 1.0 { self } else { Self::Still })
            }
            Self::Fly { flight, start_ms } => {
                let t = progress(now_ms - start_ms, flight.duration_ms);
                (flight.at(t), if t < 1.0 { self } else { Self::Still })
            }
        }
    }

    /// The motion to another camera: a flight or, between near cameras, a glide.
    pub fn towards(view: View, to: Camera, now_ms: f64) -> Self {
        let View { camera: from, viewport } = view;
        let flight = Flight::between(from, to, viewport.width_px.max(viewport.height_px));
        let shift = view.screen_from_world(to.center) - view.screen_from_world(from.center);
        let near = shift.length() < viewport.width_px && (to.zoom - from.zoom).abs() < 2.0;
        if near {
            return Self::Glide { from, to, start_ms: now_ms, duration_ms: 380.0 };
        }
        Self::Fly { flight, start_ms: now_ms }
    }
}

fn progress(elapsed_ms: f64, duration_ms: f64) -> f64 {
    if duration_ms > 0.0 { maths::clamp(elapsed_ms / duration_ms, 0.0, 1.0) } else { 1.0 }
}

/// A camera between two, such that the path looks straight at every zoom.
fn between(from: Camera, to: Camera, t: f64) -> Camera {
    let zoom = from.zoom + (to.zoom - from.zoom) * t;
    let dz = to.zoom - from.zoom;
    // Pan in proportion to the change of scale, or the target would drift across the screen while zooming.
    let share = if dz.abs() < 1e-6 { t } else { (1.0 - maths::exp2(-dz * t)) / (1.0 - maths::exp2(-dz)) };
    let center = if t >= 1.0 { to.center } else { from.center.lerp(to.center, share) };
    Camera { center, zoom: if t >= 1.0 { to.zoom } else { zoom } }
}

fn fling(view: View, velocity: Px, elapsed_ms: f64, now_ms: f64) -> (Camera, Motion) {
    let left = maths::exp(-elapsed_ms.max(0.0) / FLING_DECAY_MS);
    let camera = view.panned(velocity * (FLING_DECAY_MS * (1.0 - left)));
    let velocity = velocity * left;
    let over = velocity.length() < FLING_STOP;
    (camera, if over { Motion::Still } else { Motion::Fling { velocity, last_ms: now_ms } })
}

fn chase(view: View, at_px: Px, zoom: f64, elapsed_ms: f64, now_ms: f64) -> (Camera, Motion) {
    let zoom = maths::clamp(zoom, MIN_ZOOM, NEAREST_OF_ALL);
    let missing = (zoom - view.camera.zoom) * maths::exp(-elapsed_ms.max(0.0) / CHASE_MS);
    if missing.abs() < CHASE_STOP {
        return (view.zoomed_about(at_px, zoom), Motion::Still);
    }
    (view.zoomed_about(at_px, zoom - missing), Motion::Chase { at_px, zoom, last_ms: now_ms })
}

/// The camera moved so that the uncovered part stays within `bounds`, or shows all of them where it is larger. As far
/// as the view `before` reached beyond the bounds, this one may too, but no farther: something that covered the map may
/// have been pulled off it since.
pub fn held_within(camera: Camera, bounds: WorldBox, viewport: Viewport, before: View) -> Camera {
    let view = View { camera, viewport };
    let (room, earlier) = (room_within(bounds, view), room_within(bounds, before));
    let beyond = earlier.including(middle_of(before));
    let room = WorldBox {
        min: World::new(
            room.min.x + (beyond.min.x - earlier.min.x),
            room.min.y + (beyond.min.y - earlier.min.y),
        ),
        max: World::new(
            room.max.x + (beyond.max.x - earlier.max.x),
            room.max.y + (beyond.max.y - earlier.max.y),
        ),
    };
    let middle = middle_of(view);
    let held = room.clamp(middle);
    let center = World::new(camera.center.x + (held.x - middle.x), camera.center.y + (held.y - middle.y));
    Camera { center, ..camera }
}

/// What lies in the middle of the uncovered part.
fn middle_of(view: View) -> World {
    view.world_from_screen(view.viewport.focus())
}

/// Where the middle of the uncovered part may be.
fn room_within(WorldBox { min, max }: WorldBox, view: View) -> WorldBox {
    let (free, scale) = (view.viewport.uncovered(), view.scale());
    let (across, down) = (free.width / 2.0 / scale, free.height / 2.0 / scale);
    let corners = [World::new(min.x + across, min.y + down), World::new(max.x - across, max.y - down)];
    WorldBox::around(corners)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;
    use crate::map::view::Insets;

    fn view() -> View {
        View {
            camera: Camera::over(LonLat::new(120.5, 30.1), 9.0),
            viewport: Viewport { width_px: 800.0, height_px: 600.0, dpr: 1.0, insets: Insets::default() },
        }
    }

    fn frames_until_still(mut motion: Motion, mut view: View) -> (usize, Camera) {
        for frame in 1..2000 {
            (view.camera, motion) = motion.advanced(view, frame as f64 * 16.0);
            if !motion.is_moving() {
                return (frame, view.camera);
            }
        }
        (usize::MAX, view.camera)
    }

    #[test]
    fn a_fling_slows_down_and_ends_where_it_was_bound_for() {
        let motion = Motion::Fling { velocity: Px::new(2.0, -1.0), last_ms: 0.0 };
        let bound_for = motion.destination(view());
        let (frames, camera) = frames_until_still(motion, view());
        assert!(frames < 150, "{frames}");
        let miss = View { camera, ..view() }.screen_from_world(bound_for.center) - Px::new(400.0, 300.0);
        assert!(miss.length() < 10.0, "{miss:?}");
    }

    #[test]
    fn a_wheel_zoom_arrives_with_the_pointer_over_the_same_place() {
        let at_px = Px::new(100.0, 500.0);
        let place = view().world_from_screen(at_px);
        let (_, camera) = frames_until_still(Motion::Chase { at_px, zoom: 11.5, last_ms: 0.0 }, view());
        assert!((camera.zoom - 11.5).abs() < 1e-9);
        assert!((View { camera, ..view() }.screen_from_world(place) - at_px).length() < 1e-3);
    }

    #[test]
    fn glides_and_flights_arrive_exactly() {
        for (lon, zoom) in [(120.6, 9.5), (122.0, 14.0), (120.5, 15.0), (122.3, 9.0)] {
            let to = Camera::over(LonLat::new(lon, 30.0), zoom);
            let (_, camera) = frames_until_still(Motion::towards(view(), to, 0.0), view());
            assert!(camera.looks_like(to), "{camera:?} {to:?}");
        }
    }
}
