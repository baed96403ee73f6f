//! Around the region that the map is about, everything dissolves into the paper, as at the edges of a painting.

use super::Painting;
use super::ground::Ground;
use crate::geometry::{Px, PxRect, World, WorldBox};
use crate::map::scene::{DrawOp, Paint, Path, Surface};

/// How far beyond the detailed region the map stays clear, as a share of that region's height.
const CLEAR: f64 = 0.02;
/// How wide the mist is, likewise.
const WIDE: f64 = 0.42;

/// The box outside of which there is only paper.
pub(super) fn end_of(ground: &Ground) -> WorldBox {
    ground.detail.grown(ground.detail.height() * (CLEAR + WIDE))
}

pub(super) fn paint(painting: &Painting<'_>, ground: &Ground, surface: &mut dyn Surface) {
    let frame = &painting.frame;
    let clear = ground.detail.grown(ground.detail.height() * CLEAR);
    let all = frame.clip;
    let inside = clear.contains(all.min) && clear.contains(all.max);
    if inside {
        return;
    }
    let end = end_of(ground);
    let (min, max) = (frame.px(all.min), frame.px(all.max));
    let (near, far) = ((frame.px(clear.min), frame.px(clear.max)), (frame.px(end.min), frame.px(end.max)));
    // Each band covers the window from one edge of the clear region outwards.
    band(
        painting,
        PxRect::new(min.x, min.y, near.0.x - min.x, max.y - min.y),
        (near.0, far.0),
        true,
        surface,
    );
    band(
        painting,
        PxRect::new(near.1.x, min.y, max.x - near.1.x, max.y - min.y),
        (near.1, far.1),
        true,
        surface,
    );
    band(
        painting,
        PxRect::new(min.x, min.y, max.x - min.x, near.0.y - min.y),
        (near.0, far.0),
        false,
        surface,
    );
    band(
        painting,
        PxRect::new(min.x, near.1.y, max.x - min.x, max.y - near.1.y),
        (near.1, far.1),
        false,
        surface,
    );
}

fn band(
    painting: &Painting<'_>,
    area: PxRect,
    (clear, end): (Px, Px),
    sideways: bool,
    surface: &mut dyn Surface,
) {
    if area.width <= 0.0 || area.height <= 0.0 {
        return;
    }
    let land = painting.palette().land;
    // Eased at both ends: no edge is seen where the mist begins.
    let stops = (0..=8).map(|step| {
        let share = f64::from(step) / 8.0;
        (share, land.alpha(share * share * (3.0 - 2.0 * share)))
    });
    let along = |point: Px| if sideways { Px::new(point.x, 0.0) } else { Px::new(0.0, point.y) };
    let paint = Paint::Linear { from: along(clear), to: along(end), stops: stops.collect() };
    surface.draw(&DrawOp::Fill { path: &Path::rounded(area, 0.0), paint });
}

/// Whether a place lies where the map is clear enough for small things to be drawn.
pub(super) fn is_clear(ground: &Ground, at: World) -> bool {
    ground.detail.grown(ground.detail.height() * (CLEAR + WIDE * 0.5)).contains(at)
}
