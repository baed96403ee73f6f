//! Reads a drawing from `assets/landmarks`: a 64 × 64 square with paths and circles, each with its classes. The reader
//! is strict, because anything it does not understand would be missing on the map but visible on a page. Host only.

use thiserror::Error;

use super::{Figure, Line, SIDE, Wash};
use crate::geometry::Px;
use crate::map::scene::{Path, Segment};

/// What a drawing begins and ends with.
const OPEN: &str = "<svg viewBox=\"0 0 64 64\">";
const CLOSE: &str = "</svg>";

/// What is wrong with a drawing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DrawingFault {
    /// It is not a single 64 × 64 square.
    #[error("a drawing begins with {OPEN} and ends with {CLOSE}")]
    Frame,
    /// It has an element that is not a path or a circle with classes.
    #[error("only <path class d/> and <circle class cx cy r/> are read, not: {0}")]
    Element(String),
    /// It has an unknown class.
    #[error("classes are p, c, d, k, r for a wash and l, t, w for a line, not: {0}")]
    Class(String),
    /// It has a path command or a number that is not supported.
    #[error("paths have the commands M, L, H, V, Q, Z and numbers from 0 to 63.75 in quarters, not: {0}")]
    Path(String),
}

/// The figures of a drawing, from back to front.
///
/// # Errors
/// When there is anything in it that the map cannot draw.
pub fn drawing(text: &str) -> Result<Vec<Figure>, DrawingFault> {
    let inside = text.trim().strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE));
    let elements = inside.ok_or(DrawingFault::Frame)?.split_terminator("/>");
    elements.map(|element| figure(element.trim_start())).collect()
}

fn figure(element: &str) -> Result<Figure, DrawingFault> {
    let unknown = || DrawingFault::Element(element.to_owned());
    let pieces: Vec<&str> = element.trim_end().split('"').collect();
    let (classes, path) = match pieces.as_slice() {
        ["<path class=", classes, " d=", data, ""] => (classes, path(data)?),
        ["<circle class=", classes, " cx=", x, " cy=", y, " r=", radius, ""] => {
            let middle = Px::new(length(x)?, length(y)?);
            (classes, Path::circle(middle, length(radius)?))
        }
        _ => return Err(unknown()),
    };
    let (wash, line) = style(classes)?;
    Ok(Figure { wash, line, path })
}

fn style(classes: &str) -> Result<(Option<Wash>, Option<Line>), DrawingFault> {
    let (mut wash, mut line) = (None, None);
    for class in classes.split(' ') {
        match class {
            "p" => wash = Some(Wash::Paper),
            "c" => wash = Some(Wash::Pale),
            "d" => wash = Some(Wash::Deep),
            "k" => wash = Some(Wash::Ink),
            "r" => wash = Some(Wash::Accent),
            "l" => line = Some(Line::Outline),
            "t" => line = Some(Line::Fine),
            "w" => line = Some(Line::Water),
            _ => return Err(DrawingFault::Class(classes.to_owned())),
        }
    }
    Ok((wash, line))
}

/// A path in absolute commands.
fn path(data: &str) -> Result<Path, DrawingFault> {
    let mut segments = Vec::new();
    let mut at = Px::default();
    let mut rest = data;
    while let Some(command) = rest.chars().next() {
        let after = rest.get(command.len_utf8()..).unwrap_or_default();
        let end = after.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(after.len());
        let (numbers, next) = after.split_at(end);
        rest = next;
        let numbers = numbers.split_whitespace().map(length).collect::<Result<Vec<f64>, _>>()?;
        let segment = match (command, numbers.as_slice()) {
            ('M', &[x, y]) => Segment::Move(Px::new(x, y)),
            ('L', &[x, y]) => Segment::Line(Px::new(x, y)),
            ('H', &[x]) => Segment::Line(Px::new(x, at.y)),
            ('V', &[y]) => Segment::Line(Px::new(at.x, y)),
            ('Q', &[by_x, by_y, x, y]) => Segment::Quad(Px::new(by_x, by_y), Px::new(x, y)),
            ('Z', &[]) => Segment::Close,
            _ => return Err(DrawingFault::Path(data.to_owned())),
        };
        if let Segment::Move(to) | Segment::Line(to) | Segment::Quad(_, to) = segment {
            at = to;
        }
        segments.push(segment);
    }
    Ok(Path { segments })
}

fn length(text: &str) -> Result<f64, DrawingFault> {
    let number: Option<f64> = text.parse().ok();
    let fits = |number: &f64| (0.0..SIDE).contains(number) && (number * 4.0).fract() == 0.0;
    number.filter(fits).ok_or_else(|| DrawingFault::Path(text.to_owned()))
}
