//! A camera on a canvas: which place lies under which pixel. Screen positions are CSS pixels from the canvas's upper
//! left corner.

use super::camera::{Camera, MIN_ZOOM, NEAREST_OF_ALL, Spot};
use crate::geometry::mercator::world_px;
use crate::geometry::{Px, PxRect, World, WorldBox, maths};

/// What covers the edges of the canvas (a sheet, a panel, a bar), in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Insets {
    /// Covered at the upper edge.
    pub top: f64,
    /// Covered at the right edge.
    pub right: f64,
    /// Covered at the lower edge.
    pub bottom: f64,
    /// Covered at the left edge.
    pub left: f64,
}

/// A page element over a corner of the map's uncovered part: buttons, a scale. Names keep clear of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obstruction {
    /// Whether it lies at the right.
    pub right: bool,
    /// Whether it lies at the bottom.
    pub bottom: bool,
    /// Its extent in CSS pixels, from the corner on.
    pub size_px: Px,
}

impl Obstruction {
    /// Where it lies on a canvas.
    pub fn rect(self, viewport: Viewport) -> PxRect {
        let (free, Px { x: width, y: height }) = (viewport.uncovered(), self.size_px);
        let x = if self.right { free.right() - width } else { free.x };
        let y = if self.bottom { free.bottom() - height } else { free.y };
        PxRect::new(x, y, width, height)
    }
}

/// The canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Width in CSS pixels.
    pub width_px: f64,
    /// Height in CSS pixels.
    pub height_px: f64,
    /// Device pixels per CSS pixel.
    pub dpr: f64,
    /// What covers its edges.
    pub insets: Insets,
}

impl Viewport {
    /// The part that nothing covers, never smaller than 80 px each way so that fitting into it makes sense.
    pub fn uncovered(self) -> PxRect {
        let Insets { top, right, bottom, left } = self.insets;
        let width = (self.width_px - left - right).max(80.0_f64.min(self.width_px));
        let height = (self.height_px - top - bottom).max(80.0_f64.min(self.height_px));
        PxRect::new(left.min(self.width_px - width), top.min(self.height_px - height), width, height)
    }

    /// The middle of the uncovered part.
    pub fn focus(self) -> Px {
        let free = self.uncovered();
        Px::new(free.x + free.width / 2.0, free.y + free.height / 2.0)
    }
}

/// A camera on a canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Where it looks.
    pub camera: Camera,
    /// The canvas.
    pub viewport: Viewport,
}

impl View {
    /// Side of the world in CSS pixels.
    pub fn scale(self) -> f64 {
        world_px(self.camera.zoom)
    }

    fn middle(self) -> Px {
        Px::new(self.viewport.width_px / 2.0, self.viewport.height_px / 2.0)
    }

    /// Where a place appears.
    pub fn screen_from_world(self, world: World) -> Px {
        let scale = self.scale();
        let Camera { center, .. } = self.camera;
        self.middle() + Px::new((world.x - center.x) * scale, (world.y - center.y) * scale)
    }

    /// What lies under a pixel.
    pub fn world_from_screen(self, at_px: Px) -> World {
        let from_middle = (at_px - self.middle()) * (1.0 / self.scale());
        World::new(self.camera.center.x + from_middle.x, self.camera.center.y + from_middle.y)
    }

    /// What the whole canvas shows, grown by a margin in pixels.
    pub fn world_box(self, margin_px: f64) -> WorldBox {
        let Viewport { width_px, height_px, .. } = self.viewport;
        WorldBox {
            min: self.world_from_screen(Px::new(-margin_px, -margin_px)),
            max: self.world_from_screen(Px::new(width_px + margin_px, height_px + margin_px)),
        }
    }

    /// The camera after the map is dragged by this many pixels.
    pub fn panned(self, by_px: Px) -> Camera {
        let scale = self.scale();
        let Camera { center, zoom } = self.camera;
        Camera { center: World::new(center.x - by_px.x / scale, center.y - by_px.y / scale), zoom }
    }

    /// The camera at another zoom with the same place under the same pixel.
    pub fn zoomed_about(self, at_px: Px, zoom: f64) -> Camera {
        let kept = self.world_from_screen(at_px);
        self.looking(kept, at_px, maths::clamp(zoom, MIN_ZOOM, NEAREST_OF_ALL))
    }

    /// The camera that shows a place under a pixel.
    pub fn looking(self, place: World, at_px: Px, zoom: f64) -> Camera {
        let shift = (at_px - self.middle()) * (1.0 / world_px(zoom));
        Camera { center: World::new(place.x - shift.x, place.y - shift.y), zoom }
    }

    /// What an address stores of this view: the place in the middle of the uncovered part, and the zoom.
    pub fn spot(self) -> Spot {
        Spot { place: self.world_from_screen(self.viewport.focus()), zoom: self.camera.zoom }
    }

    /// The camera that shows a spot on this canvas.
    pub fn over(self, spot: Spot) -> Camera {
        self.looking(spot.place, self.viewport.focus(), spot.zoom)
    }

    /// The closest camera, up to `max_zoom`, that shows a whole box within the uncovered part less a padding on each
    /// side.
    pub fn fitting(self, bounds: WorldBox, padding_px: f64, max_zoom: f64) -> Camera {
        let free = self.viewport.uncovered();
        let padding = padding_px.min(free.width / 4.0).min(free.height / 4.0);
        let across = (free.width - 2.0 * padding).max(1.0) / bounds.width().max(1e-12);
        let down = (free.height - 2.0 * padding).max(1.0) / bounds.height().max(1e-12);
        let zoom =
            maths::clamp(maths::log2(across.min(down) / world_px(0.0)), MIN_ZOOM, max_zoom.max(MIN_ZOOM));
        self.over(Spot { place: bounds.center(), zoom })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;
    use proptest::prelude::*;

    fn any_view() -> impl Strategy<Value = View> {
        (118.0..123.0f64, 28.5..31.5f64, 6.0..16.0f64, 200.0..2000.0f64, 200.0..1500.0f64).prop_map(
            |(lon, lat, zoom, width_px, height_px)| View {
                camera: Camera::over(LonLat::new(lon, lat), zoom),
                viewport: Viewport { width_px, height_px, dpr: 2.0, insets: Insets::default() },
            },
        )
    }

    proptest! {
        #[test]
        fn a_pixel_leads_to_a_place_and_back(view in any_view(), x in 0.0..2000.0f64, y in 0.0..1500.0f64) {
            let back = view.screen_from_world(view.world_from_screen(Px::new(x, y)));
            prop_assert!((back - Px::new(x, y)).length() < 1e-4);
        }

        #[test]
        fn a_spot_that_is_written_and_read_leads_to_the_same_view_and_on_another_canvas_to_its_middle(
            view in any_view(), other in any_view(), covered in 0.0..0.7f64, there in 0.0..0.7f64,
        ) {
            let covered_by = |view: View, share: f64| {
                let insets = Insets { bottom: view.viewport.height_px * share, ..Insets::default() };
                View { viewport: Viewport { insets, ..view.viewport }, ..view }
            };
            let (view, other) = (covered_by(view, covered), covered_by(other, there));
            let again = View { camera: view.over(view.spot()), ..view };
            prop_assert!(again.camera.looks_like(view.camera));
            let text = view.spot().to_fragment();
            let Ok(read) = Spot::from_fragment(&text) else { return Err(TestCaseError::fail("unreadable")) };
            for on in [view, other] {
                let shown = View { camera: on.over(read), ..on };
                prop_assert!((shown.screen_from_world(read.place) - on.viewport.focus()).length() < 1e-3);
                prop_assert_eq!(shown.spot().to_fragment(), text.clone());
            }
        }

        #[test]
        fn zooming_about_a_point_keeps_the_point(
            view in any_view(), x in 0.0..2000.0f64, y in 0.0..1500.0f64, zoom in 6.0..16.0f64,
        ) {
            let at = Px::new(x, y);
            let place = view.world_from_screen(at);
            let zoomed = View { camera: view.zoomed_about(at, zoom), ..view };
            prop_assert!((zoomed.screen_from_world(place) - at).length() < 1e-3);
        }

        #[test]
        fn a_fitted_box_lies_in_the_uncovered_part(
            view in any_view(), west in 118.5..120.0f64, south in 28.9..29.9f64, across in 0.05..2.0f64,
            top in 0.0..60.0f64, bottom in 0.0..60.0f64, left in 0.0..60.0f64,
        ) {
            let insets = Insets { top, bottom, left, right: 0.0 };
            let view = View { viewport: Viewport { insets, ..view.viewport }, ..view };
            let corners = [LonLat::new(west, south), LonLat::new(west + across, south + across / 2.0)];
            let bounds = WorldBox::around(corners.map(World::from));
            let fitted = View { camera: view.fitting(bounds, 16.0, NEAREST_OF_ALL), ..view };
            prop_assume!(fitted.camera.zoom > MIN_ZOOM);
            let free = view.viewport.uncovered().grown(0.01);
            prop_assert!(free.contains(fitted.screen_from_world(bounds.min)));
            prop_assert!(free.contains(fitted.screen_from_world(bounds.max)));
        }
    }

    #[test]
    fn furniture_lies_in_the_corners_of_what_nothing_covers() {
        let insets = Insets { bottom: 200.0, ..Insets::default() };
        let viewport = Viewport { width_px: 400.0, height_px: 700.0, dpr: 1.0, insets };
        let corner =
            |right, bottom| Obstruction { right, bottom, size_px: Px::new(60.0, 40.0) }.rect(viewport);
        assert_eq!(corner(false, false), PxRect::new(0.0, 0.0, 60.0, 40.0));
        assert_eq!(corner(true, true), PxRect::new(340.0, 460.0, 60.0, 40.0));
    }
}
