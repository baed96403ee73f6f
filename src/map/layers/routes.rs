//! Route lines: a casing, then the colour with the route's own dash, so that routes can be told apart without colour.
//! Where the course is not known, a thin dotted line leads straight from stop to stop, or in an arc over long
//! distances.

use super::Painting;
use crate::geometry::maths;
use crate::map::content::{MapContent, MapLeg, MapRoute};
use crate::map::scene::{Color, DrawOp, Path, Stroke, Surface};
use crate::map::trace::Piece;

/// The line width for which a pack's dash lengths are given.
const DASH_WIDTH_PX: f64 = 4.0;

pub(super) fn paint(painting: &Painting<'_>, content: &MapContent, surface: &mut dyn Surface) {
    let chosen = |at: usize| painting.route == Some(at);
    let ordered = (0..content.routes.len()).filter(|at| !chosen(*at)).chain(painting.route);
    for at in ordered {
        let Some(route) = content.routes.get(at) else { continue };
        let aside = painting.aside || painting.route.is_some() && !chosen(at);
        if painting.spare && aside {
            continue;
        }
        surface.draw(&DrawOp::Group { id: route.id.as_str(), title: &route.name.zh });
        paint_route(painting, route, aside, surface);
        surface.draw(&DrawOp::EndGroup);
    }
}

fn paint_route(painting: &Painting<'_>, route: &MapRoute, aside: bool, surface: &mut dyn Surface) {
    if !painting.frame.sees(route.bounds, 0.0) {
        return;
    }
    let palette = painting.palette();
    let opacity = if aside { palette.aside } else { 1.0 };
    let color = painting.theme.on_land(route.color).alpha(opacity);
    let width = width_px(painting.frame.zoom) * if aside { 0.7 } else { 1.0 };
    let pieces = |leg: &MapLeg| leg.trace.pieces(&painting.frame);
    let known: Vec<Piece> = route.legs.iter().filter(|leg| leg.known).flat_map(pieces).collect();
    if !aside {
        for Piece { points, .. } in &known {
            let path = Path::through(points.iter().copied(), false);
            let stroke = Stroke::solid(palette.casing.alpha(0.92), width + 2.6);
            surface.draw(&DrawOp::Stroke { path: &path, stroke });
        }
    }
    for leg in route.legs.iter().filter(|leg| !leg.known) {
        as_the_crow_flies(painting, leg, color, surface);
    }
    for piece in &known {
        course(piece, route, color, width, surface);
    }
}

fn course(piece: &Piece, route: &MapRoute, color: Color, width: f64, surface: &mut dyn Surface) {
    let path = Path::through(piece.points.iter().copied(), false);
    let dash: Vec<f64> = route.dash.iter().map(|length| length * width / DASH_WIDTH_PX).collect();
    let period: f64 = dash.iter().sum::<f64>() * if dash.len() % 2 == 1 { 2.0 } else { 1.0 };
    let dash_offset = if period > 0.0 { maths::wrapped(piece.along_px, period) } else { 0.0 };
    // Dashes shorter than the line is wide are round dots; longer ones have square ends, or their gaps would close.
    let round = dash.is_empty() || dash.first().is_some_and(|mark| *mark < width);
    surface.draw(&DrawOp::Stroke { path: &path, stroke: Stroke { color, width, dash, dash_offset, round } });
}

fn as_the_crow_flies(painting: &Painting<'_>, leg: &MapLeg, color: Color, surface: &mut dyn Surface) {
    let (width, dash) = (1.5, [1.5, 5.0]);
    for Piece { points, along_px } in leg.trace.pieces(&painting.frame) {
        let path = Path::through(points, false);
        let dash_offset = maths::wrapped(along_px, dash[0] + dash[1]);
        let stroke = Stroke { color, width, dash: dash.to_vec(), dash_offset, round: true };
        surface.draw(&DrawOp::Stroke { path: &path, stroke });
    }
}

/// Width of a route's line at a zoom.
fn width_px(zoom: f64) -> f64 {
    maths::clamp(2.6 + (zoom - 7.0) * 0.45, 2.4, 5.0)
}
