//! Questions that the interface around the map asks it.

use super::MapEngine;
use crate::domain::StopId;
use crate::geometry::mercator::metres_per_px;
use crate::geometry::{LonLat, Px, maths};

/// A scale bar: a round length on the ground and how long it is on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// Metres on the ground: 1, 2 or 5 times a power of ten.
    pub metres: f64,
    /// CSS pixels on the screen.
    pub width_px: f64,
}

impl MapEngine {
    /// The longest round length that fits into `max_width_px` CSS pixels, measured in the middle of the canvas.
    pub fn scale_bar(&self, max_width_px: f64) -> ScaleBar {
        let camera = self.view.camera;
        let per_px = metres_per_px(camera.center.lonlat().lat, camera.zoom);
        let most = max_width_px * per_px;
        let power = maths::pow(10.0, maths::log10(most).floor());
        let metres = [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|length| *length <= most);
        let metres = metres.unwrap_or(power);
        ScaleBar { metres, width_px: metres / per_px }
    }

    /// Where a stop is on the canvas, in CSS pixels, whether or not it can be seen.
    pub fn screen_of_stop(&self, id: &StopId) -> Option<Px> {
        let stop = self.content.as_ref()?.stop(id)?;
        Some(self.view.screen_from_world(stop.world))
    }

    /// The place under a point of the canvas, which is in CSS pixels from its upper left corner.
    pub fn lonlat_at(&self, at_px: Px) -> LonLat {
        self.view.world_from_screen(at_px).lonlat()
    }

    /// The place in the middle of the uncovered part of the canvas.
    pub fn lonlat_in_focus(&self) -> LonLat {
        self.lonlat_at(self.view.viewport.focus())
    }

    /// Whether the camera moves or a hand is on the map.
    pub fn is_busy(&self) -> bool {
        self.motion.is_moving() || self.gestures.held()
    }
}
