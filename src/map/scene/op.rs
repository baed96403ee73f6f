//! One thing to draw. Lengths are the surface's pixels (CSS pixels on a bitmap that was opened with a scale).

use super::{Color, Path};
use crate::geometry::Px;

/// What an area is filled with.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    /// One colour.
    Solid(Color),
    /// Colours from one point to another.
    Linear {
        /// Where the first colour is.
        from: Px,
        /// Where the last one is.
        to: Px,
        /// Colours at fractions of the distance, in order.
        stops: Vec<(f64, Color)>,
    },
    /// Colours from a middle outwards.
    Radial {
        /// Where the first colour is.
        middle: Px,
        /// How far away the last one is.
        radius: f64,
        /// Colours at fractions of the distance, in order.
        stops: Vec<(f64, Color)>,
    },
}

/// How a line is drawn. Joins are always round.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// The colour.
    pub color: Color,
    /// The width.
    pub width: f64,
    /// On and off in turn; empty is solid.
    pub dash: Vec<f64>,
    /// How far into the dash the line begins.
    pub dash_offset: f64,
    /// Whether the ends (of dashes, too) are round rather than cut.
    pub round: bool,
}

impl Stroke {
    /// A solid line with round ends.
    pub const fn solid(color: Color, width: f64) -> Self {
        Self { color, width, dash: Vec::new(), dash_offset: 0.0, round: true }
    }
}

/// The font family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FontFamily {
    /// For names of places: a Song or Ming face, a serif.
    Serif,
    /// For waters and mountains: a brush face (Kai) in Chinese, an italic serif elsewhere.
    Brush,
    /// For stops, numbers and stations: the interface's face.
    Sans,
}

impl FontFamily {
    /// The faces in order of preference, as CSS writes them.
    pub const fn css(self) -> &'static str {
        match self {
            Self::Serif => {
                "\"Songti SC\",\"STSong\",\"Noto Serif CJK SC\",\"Source Han Serif SC\",\"SimSun\",serif"
            }
            Self::Brush => {
                "\"Kaiti SC\",\"STKaiti\",\"KaiTi\",\"Noto Serif CJK SC\",\"Source Han Serif SC\",\"Songti SC\",serif"
            }
            Self::Sans => {
                "system-ui,-apple-system,\"PingFang SC\",\"Noto Sans CJK SC\",\"Microsoft YaHei\",sans-serif"
            }
        }
    }
}

/// A font at a size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// The font family.
    pub family: FontFamily,
    /// Size.
    pub size: f64,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
}

/// Which part of a text lies at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextAlign {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A line of text, vertically centred on its point.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun<'a> {
    /// What it says.
    pub text: &'a str,
    /// Where it is.
    pub at: Px,
    /// Which part of it lies there.
    pub align: TextAlign,
    /// Its font.
    pub font: Font,
    /// The letters' colour.
    pub color: Color,
    /// Colour and reach of the halo that keeps the letters readable on anything.
    pub halo: Option<(Color, f64)>,
    /// Degrees by which it is turned clockwise about its point.
    pub angle_deg: f64,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum DrawOp<'a> {
    /// Fill an outline by the even-odd rule.
    Fill {
        /// The outline.
        path: &'a Path,
        /// With what.
        paint: Paint,
    },
    /// Draw along an outline.
    Stroke {
        /// The outline.
        path: &'a Path,
        /// How.
        stroke: Stroke,
    },
    /// Draw a text.
    Text(TextRun<'a>),
    /// Begins a named group that ends at `EndGroup`. It has no effect on pixels; SVG keeps it.
    Group {
        /// An id, unique within the picture.
        id: &'a str,
        /// A title for people.
        title: &'a str,
    },
    /// Ends the group.
    EndGroup,
}
