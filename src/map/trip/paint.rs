//! The look of the parts of a day's way. Every part has the day's colour, and all but walks and arcs its dash; a metro
//! has its line's colour, edged with the day's on both sides unless it is an arc.

use super::PaintedPart;
use super::part::{PartKind, PartShape};
use crate::geometry::Px;
use crate::map::scene::{Color, DrawOp, Path, Stroke, Surface};
use crate::map::style::Theme;
use crate::map::view::View;

/// Width of a day's line in CSS pixels.
const LINE_PX: f64 = 3.2;
/// How much wider its casing is.
const CASING_PX: f64 = 2.6;
/// Width of a line whose course is not known.
const THIN_PX: f64 = 2.2;
/// Width and dash of an arc: a thin row of dots.
const ARC_PX: f64 = 1.8;
const ARC_DASH: [f64; 2] = [1.8, 5.0];
/// The dots of a walk.
const WALK_DASH: [f64; 2] = [0.1, 5.4];
/// The sleepers within the line of a train.
const SLEEPERS_PX: f64 = 1.1;
const SLEEPERS: [f64; 2] = [5.0, 5.0];
/// How far the day's colour extends on each side of a metro's.
const EDGE_PX: f64 = 1.3;
/// Width of the wake under the line of a boat.
const WAKE_PX: f64 = 6.0;

/// A pen for one part.
struct DashPen<'a> {
    path: Path,
    dpr: f64,
    /// The day's dash.
    dash: &'a [f64],
    surface: &'a mut dyn Surface,
}

impl DashPen<'_> {
    fn stroke(&mut self, color: Color, width: f64, dash: &[f64]) {
        let dash = dash.iter().map(|length| length * self.dpr).collect();
        let stroke = Stroke { dash, ..Stroke::solid(color, width * self.dpr) };
        self.surface.draw(&DrawOp::Stroke { path: &self.path, stroke });
    }

    fn in_the_day_s_dash(&mut self, color: Color, width: f64) {
        let dash = self.dash;
        self.stroke(color, width, dash);
    }
}

/// Draws a part of a way directly onto the screen, in device pixels.
pub fn paint(part: &PaintedPart, view: View, theme: Theme, surface: &mut dyn Surface) {
    let dpr = view.viewport.dpr;
    let points = part.points.iter().map(|place| {
        let Px { x, y } = view.screen_from_world(*place);
        Px::new(x * dpr, y * dpr)
    });
    let mut pen = DashPen { path: Path::through(points, false), dpr, dash: &part.dash, surface };
    let (palette, color) = (theme.palette(), theme.on_land(part.color));
    let casing = palette.casing.alpha(0.92);
    match (part.shape, part.kind) {
        (PartShape::Arc, PartKind::Metro(line)) => pen.stroke(theme.on_land(line), ARC_PX, &ARC_DASH),
        (PartShape::Arc, _) => pen.stroke(color, ARC_PX, &ARC_DASH),
        (_, PartKind::Walk) => {
            pen.stroke(palette.casing.alpha(0.7), LINE_PX + 1.4, &[]);
            pen.stroke(color, LINE_PX, &WALK_DASH);
        }
        (_, PartKind::Metro(line)) => {
            pen.stroke(casing, LINE_PX + 2.0 * EDGE_PX + 1.6, &[]);
            pen.in_the_day_s_dash(color, LINE_PX + 2.0 * EDGE_PX);
            pen.stroke(theme.on_land(line), LINE_PX, &[]);
        }
        (_, PartKind::Boat) => {
            pen.stroke(palette.ink_water.alpha(0.4), WAKE_PX, &[]);
            pen.in_the_day_s_dash(color, THIN_PX);
        }
        (PartShape::Straight, _) => pen.in_the_day_s_dash(color, THIN_PX),
        (PartShape::Course, kind) => {
            pen.stroke(casing, LINE_PX + CASING_PX, &[]);
            pen.in_the_day_s_dash(color, LINE_PX);
            if kind == PartKind::Rail {
                pen.stroke(casing, SLEEPERS_PX, &SLEEPERS);
            }
        }
    }
}
