//! How a picture of the map was moved and enlarged before the map itself could be.

use super::camera::Camera;
use super::view::View;
use crate::geometry::{Px, decimal, maths};

/// What was at `p` is at `shift_px + p * times`, both in CSS pixels from the picture's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// Where the picture's upper left corner has gone.
    pub shift_px: Px,
    /// How many times as large everything is.
    pub times: f64,
}

impl Moved {
    /// A picture that was not moved.
    pub const NOT: Self = Self { shift_px: Px::new(0.0, 0.0), times: 1.0 };

    /// Reads `x y times`, as `assets/shell/early-map.js` writes it; `None` for any other text.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut numbers = text.split(' ').map(decimal::read);
        let (x, y, times) = (numbers.next()??, numbers.next()??, numbers.next()??);
        let moved = Self { shift_px: Px::new(x, y), times };
        (numbers.next().is_none() && times > 0.0).then_some(moved)
    }

    /// What has been added since the picture was moved like `before`.
    pub fn since(self, before: Self) -> Self {
        let times = self.times / before.times;
        Self { shift_px: self.shift_px - before.shift_px * times, times }
    }

    /// The same on a canvas whose pixels are `magnified` CSS pixels each.
    pub fn magnified(self, magnified: f64) -> Self {
        Self { shift_px: self.shift_px * (1.0 / magnified), ..self }
    }

    /// The camera that shows the map where the picture shows it, if the picture began with this view.
    pub fn camera(self, began: View) -> Camera {
        let from_px = began.viewport.focus();
        let place = began.world_from_screen(from_px);
        let zoom = began.camera.zoom + maths::log2(self.times);
        began.looking(place, self.shift_px + from_px * self.times, zoom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;
    use crate::map::view::{Insets, Viewport};
    use proptest::prelude::*;

    fn moved(x: f64, y: f64, times: f64) -> Moved {
        Moved { shift_px: Px::new(x, y), times }
    }

    #[test]
    fn only_three_numbers_are_a_movement() {
        assert_eq!(Moved::from_text("-12.5 4 2.0000"), Some(moved(-12.5, 4.0, 2.0)));
        for text in ["", "1 2", "1 2 3 4", "1 2 0", "1 2 -1", "a 2 1"] {
            assert_eq!(Moved::from_text(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_point_is_where_the_picture_has_it(
            (x, y, times) in (-300.0..300.0f64, -300.0..300.0f64, 0.5..8.0f64),
            (px, py) in (0.0..390.0f64, 0.0..500.0f64),
        ) {
            let insets = Insets { bottom: 240.0, ..Insets::default() };
            let viewport = Viewport { width_px: 390.0, height_px: 700.0, dpr: 2.0, insets };
            let began = View { camera: Camera::over(LonLat::new(120.85, 30.1), 8.0), viewport };
            let camera = moved(x, y, times).camera(began);
            let place = began.world_from_screen(Px::new(px, py));
            let is = View { camera, viewport }.screen_from_world(place);
            let should = Px::new(x, y) + Px::new(px, py) * times;
            prop_assert!((is - should).length() < 1e-3, "{is:?} {should:?}");
        }

        #[test]
        fn what_was_added_comes_on_top_of_what_was_before(
            (ax, ay, a) in (-300.0..300.0f64, -300.0..300.0f64, 0.5..8.0f64),
            (bx, by, b) in (-300.0..300.0f64, -300.0..300.0f64, 0.5..8.0f64),
        ) {
            let (before, now) = (moved(ax, ay, a), moved(bx, by, b));
            let added = now.since(before);
            let point = Px::new(71.0, 13.0);
            let through = added.shift_px + (before.shift_px + point * a) * added.times;
            prop_assert!((through - (now.shift_px + point * b)).length() < 1e-6);
        }
    }
}
