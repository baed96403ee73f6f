//! The high-speed line, drawn as railways are in atlases: two dark rails with light between the sleepers.

use super::Painting;
use crate::geometry::maths;
use crate::map::content::MapContent;
use crate::map::scene::{DrawOp, Path, Stroke, Surface};
use crate::map::trace::Piece;

pub(super) fn paint(painting: &Painting<'_>, content: &MapContent, surface: &mut dyn Surface) {
    let Some(line) = &content.line else { return };
    let palette = painting.palette();
    let aside = if painting.aside || painting.route.is_some() { 0.55 } else { 1.0 };
    let width = maths::clamp(2.6 + (painting.frame.zoom - 8.0) * 0.3, 2.4, 4.4);
    let sleeper = width * 2.6;
    let pieces = line.pieces(&painting.frame);
    surface.draw(&DrawOp::Group { id: "rail", title: "" });
    for Piece { points, .. } in &pieces {
        let path = Path::through(points.iter().copied(), false);
        let stroke = Stroke { round: false, ..Stroke::solid(palette.rail.alpha(0.9 * aside), width) };
        surface.draw(&DrawOp::Stroke { path: &path, stroke });
    }
    for Piece { points, along_px } in &pieces {
        let path = Path::through(points.iter().copied(), false);
        let stroke = Stroke {
            color: palette.rail_gap,
            width: width - 1.3,
            dash: vec![sleeper, sleeper],
            dash_offset: maths::wrapped(*along_px, 2.0 * sleeper),
            round: false,
        };
        surface.draw(&DrawOp::Stroke { path: &path, stroke });
    }
    surface.draw(&DrawOp::EndGroup);
}
