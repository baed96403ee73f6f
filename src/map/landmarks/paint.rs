//! What a landmark looks like: washes of celadon under lines of ink, with a rim in the colour of the land's paper.

use super::{Figure, Line, SIDE, Wash};
use crate::geometry::Px;
use crate::map::scene::{Color, DrawOp, Paint, Path, Segment, Stroke, Surface};
use crate::map::style::Theme;

/// Widths of the lines in units of the drawing.
const OUTLINE: f64 = 1.6;
const FINE: f64 = 0.9;
const WATER: f64 = 1.4;
/// Minimum width of a line, in pixels.
const THINNEST_PX: f64 = 0.6;
/// How far the paper shows around the drawing, in pixels.
pub(super) const RIM_PX: f64 = 1.5;

/// The colours of a theme. Pages use the same ones, from `assets/styles/art.css`.
struct Inks {
    paper: Color,
    pale: Color,
    deep: Color,
    ink: Color,
    accent: Color,
    rim: Color,
}

const LIGHT: Inks = Inks {
    paper: Color::hex(0xFBF8F0),
    pale: Color::hex(0xA9C1B8),
    deep: Color::hex(0x6D958B),
    ink: Color::hex(0x2F3B3A),
    accent: Color::hex(0xB9432F),
    rim: Color { r: 0xF8, g: 0xF4, b: 0xEA, a: 215 },
};

const DARK: Inks = Inks {
    paper: Color::hex(0x334141),
    pale: Color::hex(0x3A504B),
    deep: Color::hex(0x5D847B),
    ink: Color::hex(0xDAD6C8),
    accent: Color::hex(0xD8674C),
    rim: Color { r: 0x1B, g: 0x21, b: 0x24, a: 215 },
};

impl Inks {
    fn of_wash(&self, wash: Wash) -> Color {
        match wash {
            Wash::Paper => self.paper,
            Wash::Pale => self.pale,
            Wash::Deep => self.deep,
            Wash::Ink => self.ink,
            Wash::Accent => self.accent,
        }
    }

    fn of_line(&self, line: Line) -> Color {
        match line {
            Line::Outline | Line::Fine => self.ink,
            Line::Water => self.deep,
        }
    }
}

/// Paints a drawing centred on a point, `size_px` pixels wide and high.
#[inline(never)]
pub fn paint(figures: &[Figure], middle: Px, size_px: f64, theme: Theme, surface: &mut dyn Surface) {
    let inks = match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    };
    let scale = size_px / SIDE;
    let placed: Vec<(&Figure, Path)> =
        figures.iter().map(|figure| (figure, moved(&figure.path, middle, scale))).collect();
    for (figure, path) in &placed {
        let line = figure.line.map_or(0.0, |line| width(line, scale));
        let stroke = Stroke::solid(inks.rim, line + 2.0 * RIM_PX);
        surface.draw(&DrawOp::Stroke { path, stroke });
    }
    for (figure, path) in &placed {
        if let Some(wash) = figure.wash {
            surface.draw(&DrawOp::Fill { path, paint: Paint::Solid(inks.of_wash(wash)) });
        }
        if let Some(line) = figure.line {
            let stroke = Stroke::solid(inks.of_line(line), width(line, scale));
            surface.draw(&DrawOp::Stroke { path, stroke });
        }
    }
}

fn width(line: Line, scale: f64) -> f64 {
    let units = match line {
        Line::Outline => OUTLINE,
        Line::Fine => FINE,
        Line::Water => WATER,
    };
    (units * scale).max(THINNEST_PX)
}

fn moved(path: &Path, middle: Px, scale: f64) -> Path {
    let to = |point: Px| {
        Px::new(middle.x + (point.x - SIDE / 2.0) * scale, middle.y + (point.y - SIDE / 2.0) * scale)
    };
    let segments = path.segments.iter().map(|segment| match *segment {
        Segment::Move(end) => Segment::Move(to(end)),
        Segment::Line(end) => Segment::Line(to(end)),
        Segment::Quad(control, end) => Segment::Quad(to(control), to(end)),
        Segment::Circle(middle, radius) => Segment::Circle(to(middle), radius * scale),
        Segment::Arc(middle, radius, from, until) => Segment::Arc(to(middle), radius * scale, from, until),
        Segment::Close => Segment::Close,
    });
    Path { segments: segments.collect() }
}
