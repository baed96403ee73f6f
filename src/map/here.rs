//! The reader's own position: a dot, its accuracy, and the direction in which they move.

use super::scene::{Color, DrawOp, Paint, Path, Stroke, Surface};
use super::style::Theme;
use super::view::View;
use crate::geometry::mercator::metres_per_px;
use crate::geometry::{LonLat, Px, World, maths};

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Here {
    /// The position, WGS 84.
    pub place: LonLat,
    /// How far off the position may be, in metres.
    pub accuracy_m: f64,
    /// The direction in which they move, in degrees clockwise from north, where the device knows it.
    pub heading_deg: Option<f64>,
}

impl Here {
    /// Whether the position, direction or accuracy has changed enough for a reader to notice.
    pub fn differs_from(&self, before: Self) -> bool {
        let moved_m = self.place.distance_m(before.place);
        let turned = match (self.heading_deg, before.heading_deg) {
            (Some(now), Some(then)) => ((now - then + 540.0).rem_euclid(360.0) - 180.0).abs() > TURNED_DEG,
            (now, then) => now != then,
        };
        let surer = (self.accuracy_m / before.accuracy_m.max(1.0) - 1.0).abs() > SURER;
        moved_m > MOVED_M || turned || surer
    }
}

/// The distance in metres above which a reader notices a move.
const MOVED_M: f64 = 3.0;
/// The angle in degrees above which a reader notices a turn.
const TURNED_DEG: f64 = 8.0;
/// The relative change of accuracy above which a reader notices it.
const SURER: f64 = 0.2;

const DOT_PX: f64 = 8.0;
/// How far the arrow reaches from the middle, and how wide it is to each side, in CSS pixels.
const ARROW_PX: (f64, f64) = (18.0, 6.0);

const LIGHT: Color = Color::hex(0x1F6FB2);
const DARK: Color = Color::hex(0x6FB4E8);

/// Paints it over everything else.
#[inline(never)]
pub fn paint(here: &Here, view: View, theme: Theme, surface: &mut dyn Surface) {
    let (color, rim) = match theme {
        Theme::Light => (LIGHT, Color::hex(0xFFFFFF)),
        Theme::Dark => (DARK, Color::hex(0x10181C)),
    };
    let middle = view.screen_from_world(World::from(here.place));
    let around_px = here.accuracy_m / metres_per_px(here.place.lat, view.camera.zoom);
    if around_px > DOT_PX {
        let path = &Path::circle(middle, around_px);
        surface.draw(&DrawOp::Fill { path, paint: Paint::Solid(Color { a: 36, ..color }) });
        surface.draw(&DrawOp::Stroke { path, stroke: Stroke::solid(Color { a: 120, ..color }, 1.0) });
    }
    if let Some(heading_deg) = here.heading_deg {
        let path = &arrow(middle, heading_deg);
        surface.draw(&DrawOp::Stroke { path, stroke: Stroke::solid(rim, 3.0) });
        surface.draw(&DrawOp::Fill { path, paint: Paint::Solid(color) });
    }
    let path = &Path::circle(middle, DOT_PX);
    surface.draw(&DrawOp::Fill { path, paint: Paint::Solid(color) });
    surface.draw(&DrawOp::Stroke { path, stroke: Stroke::solid(rim, 2.5) });
}

fn arrow(middle: Px, heading_deg: f64) -> Path {
    let (sin, cos) = (maths::sin(heading_deg.to_radians()), maths::cos(heading_deg.to_radians()));
    // Converts from the dot's own axes, ahead and to the right, to the screen, where y points down.
    let at = |ahead: f64, right: f64| {
        Px::new(middle.x + ahead * sin + right * cos, middle.y - ahead * cos + right * sin)
    };
    let (length, half) = ARROW_PX;
    Path::through([at(length, 0.0), at(DOT_PX, half), at(DOT_PX, -half)], true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::camera::Camera;
    use crate::map::scene::Recorder;
    use crate::map::view::{Insets, Viewport};

    fn painted(accuracy_m: f64, heading_deg: Option<f64>) -> usize {
        let place = LonLat::new(120.15, 30.25);
        let viewport = Viewport { width_px: 400.0, height_px: 400.0, dpr: 1.0, insets: Insets::default() };
        let view = View { camera: Camera::over(place, 14.0), viewport };
        let mut recorder = Recorder::default();
        paint(&Here { place, accuracy_m, heading_deg }, view, Theme::Light, &mut recorder);
        recorder.ops.len()
    }

    #[test]
    fn a_wide_doubt_has_a_ring_and_a_known_way_an_arrow() {
        assert_eq!(painted(5.0, None), 2, "a dot with its rim");
        assert_eq!(painted(500.0, None), 4, "a ring around it");
        assert_eq!(painted(5.0, Some(90.0)), 4, "an arrow");
    }

    #[test]
    fn an_arrow_to_the_east_points_to_the_right() {
        let Some(first) = arrow(Px::new(100.0, 100.0), 90.0).segments.first().cloned() else {
            panic!("an arrow")
        };
        assert!(format!("{first:?}").contains("118"), "{first:?}");
    }

    #[test]
    fn a_step_or_a_turn_is_news_and_the_tremble_of_a_device_is_none() {
        let here = Here { place: LonLat::new(120.15, 30.25), accuracy_m: 20.0, heading_deg: Some(355.0) };
        assert!(!here.differs_from(here));
        let north = |metres: f64| LonLat::new(120.15, 30.25 + metres / 111_195.0);
        assert!(!Here { place: north(1.0), ..here }.differs_from(here));
        assert!(Here { place: north(5.0), ..here }.differs_from(here));
        assert!(!Here { heading_deg: Some(1.0), ..here }.differs_from(here), "over the north");
        assert!(Here { heading_deg: Some(20.0), ..here }.differs_from(here));
        assert!(Here { heading_deg: None, ..here }.differs_from(here));
        assert!(Here { accuracy_m: 8.0, ..here }.differs_from(here));
        assert!(!Here { accuracy_m: 19.0, ..here }.differs_from(here));
    }
}
