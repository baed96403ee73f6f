//! Sea, land, and the water on land.

use std::ops::Range;

use super::Painting;
use super::ground::{Ground, Shape, Stream};
use crate::geometry::maths;
use crate::geometry::mercator::metres_per_px;
use crate::map::scene::{Color, DrawOp, Paint, Path, Stroke, Surface};
use crate::map::trace::PixelWindow;

/// Widths of the washes that darken the sea along a shore, in pixels from zoom 10 on.
const SHORE_PX: [f64; 4] = [34.0, 23.0, 14.0, 7.0];
/// Rivers that are wider than this on the screen have two banks, as lakes have a shore; others are a line.
const BROAD_PX: f64 = 5.0;
/// The zoom at which greens begin to show.
const GREEN_FROM: f64 = 11.0;
/// No line is thinner than this.
const HAIRLINE_PX: f64 = 1.0;
/// How many zoom levels coarser the shore's washes are than its line: wide strokes are blurry anyway and costly.
const WASH_COARSER: f64 = 1.6;

/// The sea, over the whole window, with a wash along its shores (the half of it on land is painted over).
pub(super) fn paint_sea(painting: &Painting<'_>, ground: &Ground, surface: &mut dyn Surface) {
    let palette = painting.palette();
    let frame = &painting.frame;
    let (min, max) = (frame.px(frame.clip.min), frame.px(frame.clip.max));
    let all = crate::geometry::PxRect::new(min.x, min.y, max.x - min.x, max.y - min.y);
    fill(&Path::rounded(all, 0.0), palette.water, surface);
    let coarse = PixelWindow { detail_zoom: frame.detail_zoom - WASH_COARSER, ..*frame };
    let coast = outlines(&ground.land, &coarse);
    let narrower = maths::exp2((frame.zoom - 10.0) * 0.35).min(1.0);
    let widths = if painting.spare { &SHORE_PX[2..3] } else { &SHORE_PX[..] };
    for width in widths {
        stroke(&coast, palette.shore, width * narrower, surface);
    }
}

/// Mainland and islands, with the line along the shore.
pub(super) fn paint_land(painting: &Painting<'_>, ground: &Ground, surface: &mut dyn Surface) {
    let palette = painting.palette();
    let coast = outlines(&ground.land, &painting.frame);
    // Stroke first, at twice the visible width: the land then covers the inner half, which leaves a crisp edge.
    stroke(&coast, palette.coast, 1.6, surface);
    fill(&coast, palette.land, surface);
}

/// Parks and hills in towns.
pub(super) fn paint_greens(painting: &Painting<'_>, ground: &Ground, surface: &mut dyn Surface) {
    let strength = maths::clamp((painting.frame.zoom - GREEN_FROM) * 0.3, 0.0, 0.5);
    fill(&outlines(&ground.greens, &painting.frame), painting.palette().hill_tint.alpha(strength), surface);
}

/// Lakes, rivers and canals, and the causeways over them.
pub(super) fn paint_inland_water(painting: &Painting<'_>, ground: &Ground, surface: &mut dyn Surface) {
    let palette = painting.palette();
    let waters = outlines(&ground.waters, &painting.frame);
    let (wide, narrow) = (BROAD_PX..f64::INFINITY, 0.0..BROAD_PX);
    stroke(&waters, palette.coast, 1.4, surface);
    streams(painting, &ground.rivers, &wide, palette.coast, 1.4, surface);
    streams(painting, &ground.rivers, &narrow, palette.river, 0.0, surface);
    fill(&waters, palette.water, surface);
    streams(painting, &ground.rivers, &wide, palette.water, 0.0, surface);
    let any = 0.0..f64::INFINITY;
    streams(painting, &ground.canals, &any, palette.canal, 0.0, surface);
    streams(painting, &ground.causeways, &any, palette.land, 0.0, surface);
}

fn outlines(shapes: &[Shape], frame: &PixelWindow) -> Path {
    let mut path = Path::default();
    let visible = |shape: &&Shape| shape.min_zoom <= frame.detail_zoom && frame.sees(shape.bounds, 0.0);
    for shape in shapes.iter().filter(visible) {
        for ring in shape.rings.iter().filter(|ring| frame.sees(ring.bounds(), 0.0)) {
            ring.outline(frame, &mut path);
        }
    }
    path
}

/// Draws the streams whose width on the screen is in `widths_px`, each wider by `wider_px`.
fn streams(
    painting: &Painting<'_>,
    streams: &[Stream],
    widths_px: &Range<f64>,
    color: Color,
    wider_px: f64,
    surface: &mut dyn Surface,
) {
    let frame = &painting.frame;
    let metres = metres_per_px(frame.clip.center().lonlat().lat, frame.zoom);
    let visible =
        |stream: &&Stream| stream.min_zoom <= frame.detail_zoom && frame.sees(stream.trace.bounds(), 0.0);
    for stream in streams.iter().filter(visible) {
        let width_px = stream.width_m / metres;
        if !widths_px.contains(&width_px) {
            continue;
        }
        let mut path = Path::default();
        stream.trace.outline(frame, &mut path);
        stroke(&path, color, width_px.max(HAIRLINE_PX) + wider_px, surface);
    }
}

fn fill(path: &Path, color: Color, surface: &mut dyn Surface) {
    if !path.is_empty() {
        surface.draw(&DrawOp::Fill { path, paint: Paint::Solid(color) });
    }
}

fn stroke(path: &Path, color: Color, width: f64, surface: &mut dyn Surface) {
    if !path.is_empty() {
        surface.draw(&DrawOp::Stroke { path, stroke: Stroke::solid(color, width) });
    }
}
