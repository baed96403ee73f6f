//! Names: their letters, their lines, how large they get.

use std::collections::HashMap;

use crate::geometry::{Px, maths};
use crate::map::scene::{Color, DrawOp, Font, FontFamily, Measure, Surface, TextAlign, TextRun};
use crate::map::style::{Palette, Theme};

/// English names longer than this are broken into two lines.
const LINE_LETTERS: usize = 18;

/// The kind of thing a name names, which decides its font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A great city.
    City,
    /// A city other than the two that the map is about.
    Neighbour,
    /// A county seat.
    Seat,
    /// A district.
    District,
    /// A town or village.
    Town,
    /// A sea.
    Sea,
    /// A bay, lake or river.
    Water,
    /// An island.
    Island,
    /// A mountain.
    Mountain,
    /// A street.
    Street,
    /// A railway station.
    Station,
    /// A metro station, a bridge or a pier.
    Local,
    /// A stop.
    Stop,
    /// The chosen stop.
    Chosen,
}

impl NameKind {
    /// Its font.
    pub fn font(self) -> Font {
        use FontFamily::{Brush, Sans, Serif};
        let (family, size, bold) = match self {
            Self::City => (Serif, 20.0, true),
            Self::Neighbour => (Serif, 15.5, false),
            Self::Seat => (Serif, 13.0, false),
            Self::District => (Serif, 12.0, false),
            Self::Town => (Serif, 11.5, false),
            Self::Sea => (Brush, 19.0, false),
            Self::Water => (Brush, 13.5, false),
            Self::Island => (Serif, 11.5, false),
            Self::Mountain => (Brush, 13.5, false),
            Self::Street => (Sans, 10.5, false),
            Self::Station => (Sans, 11.0, false),
            Self::Local => (Sans, 10.5, false),
            Self::Stop => (Sans, 12.5, false),
            Self::Chosen => (Sans, 14.0, true),
        };
        Font { family, size, bold, italic: false }
    }

    fn color(self, palette: &Palette) -> Color {
        match self {
            Self::City | Self::Neighbour | Self::Stop | Self::Chosen => palette.ink,
            Self::Seat | Self::District | Self::Town | Self::Island | Self::Local | Self::Street => {
                palette.ink_soft
            }
            Self::Sea | Self::Water => palette.ink_water,
            Self::Mountain => palette.ink_mountain,
            Self::Station => palette.rail,
        }
    }

    /// The halo's colour and reach. Names of seas have none; those of other waters have a fainter one.
    fn halo(self, palette: &Palette) -> Option<(Color, f64)> {
        match self {
            Self::Sea => None,
            Self::Water => Some((palette.halo.alpha(0.5), 1.6)),
            _ => Some((palette.halo, 2.2)),
        }
    }
}

/// A name as it is drawn. Equal ones look equal, so that one bitmap serves them all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NameText {
    /// What kind of thing it names.
    pub kind: NameKind,
    /// Its lines.
    pub lines: Vec<String>,
    /// Degrees by which it is turned clockwise.
    pub angle_deg: i16,
}

impl NameText {
    /// A name, broken into lines where it is long.
    pub fn new(kind: NameKind, text: &str, angle_deg: i16) -> Self {
        let spread = if kind == NameKind::Sea && !text.is_ascii() { spread(text) } else { text.to_owned() };
        let one_line = angle_deg != 0 || kind == NameKind::Street;
        let lines = if one_line { vec![spread] } else { broken(&spread) };
        Self { kind, lines, angle_deg }
    }

    /// Its font: names of waters and mountains are italic in Latin script.
    fn font(&self) -> Font {
        let font = self.kind.font();
        let latin = self.lines.iter().all(|line| line.is_ascii());
        Font { italic: latin && font.family == FontFamily::Brush, ..font }
    }

    fn line_height(&self) -> f64 {
        self.kind.font().size * 1.22
    }

    /// Its extent in CSS pixels, rotation included.
    pub fn size_px(&self, widths: &mut Widths, measure: &mut dyn Measure) -> Px {
        let font = self.font();
        let width =
            self.lines.iter().map(|line| widths.of(line, self.kind, font, measure)).fold(0.0, f64::max);
        let height = self.line_height() * self.lines.len() as f64;
        let angle = f64::from(self.angle_deg).to_radians();
        let (sin, cos) = (maths::sin(angle), maths::cos(angle));
        Px::new(width * cos.abs() + height * sin.abs() + 2.0, width * sin.abs() + height * cos.abs())
    }

    /// Draws it centred on a point.
    pub fn paint(&self, middle: Px, theme: Theme, surface: &mut dyn Surface) {
        let palette = theme.palette();
        let first = middle.y - self.line_height() * (self.lines.len() as f64 - 1.0) / 2.0;
        for (at, line) in self.lines.iter().enumerate() {
            surface.draw(&DrawOp::Text(TextRun {
                text: line,
                at: Px::new(middle.x, first + at as f64 * self.line_height()),
                align: TextAlign::Middle,
                font: self.font(),
                color: self.kind.color(palette),
                halo: self.kind.halo(palette),
                angle_deg: f64::from(self.angle_deg),
            }));
        }
    }
}

/// Spaces out the characters of a Chinese sea's name.
fn spread(text: &str) -> String {
    let letters: Vec<String> = text.chars().map(String::from).collect();
    letters.join("\u{2002}")
}

/// Breaks a long line at the space nearest its middle.
fn broken(text: &str) -> Vec<String> {
    let middle = text.len() / 2;
    let break_at = text.match_indices(' ').map(|(at, _)| at).min_by_key(|at| at.abs_diff(middle));
    match break_at {
        Some(at) if text.chars().count() > LINE_LETTERS => {
            let (first, second) = text.split_at(at);
            vec![first.to_owned(), second.trim_start().to_owned()]
        }
        _ => vec![text.to_owned()],
    }
}

/// Widths of lines that have been measured.
#[derive(Clone, Debug, Default)]
pub struct Widths(HashMap<(NameKind, String), f64>);

impl Widths {
    fn of(&mut self, line: &str, kind: NameKind, font: Font, measure: &mut dyn Measure) -> f64 {
        let key = (kind, line.to_owned());
        *self.0.entry(key).or_insert_with(|| measure.text_width(line, font))
    }
}
