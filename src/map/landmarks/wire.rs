//! The file format: a header, then one landmark after the other. Drawings are on a grid of a quarter of a unit, so that
//! a coordinate fits in a byte.

use thiserror::Error;

use super::{Figure, Landmark, Landmarks, Line, Wash};
use crate::domain::StopId;
use crate::geometry::{LonLat, Px};
use crate::map::scene::{Path, Segment};
use crate::map::varint;

const MAGIC: &[u8] = b"HYLM\x01";
/// Steps of the grid per unit of a drawing.
const GRID: f64 = 4.0;
/// Steps per degree of a place.
const MICRO: f64 = 1e6;
/// In the order of their numbers in the file, from 1; 0 means none.
const WASHES: [Wash; 5] = [Wash::Paper, Wash::Pale, Wash::Deep, Wash::Ink, Wash::Accent];
const LINES: [Line; 3] = [Line::Outline, Line::Fine, Line::Water];

/// Why a file is not a valid file of landmarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LandmarksError {
    /// It does not begin with the expected header.
    #[error("this is no file of landmarks, or one of another version")]
    NotLandmarks,
    /// It is truncated or holds impossible values.
    #[error("the file of landmarks is damaged")]
    Damaged,
}

impl Landmarks {
    /// Reads the file.
    ///
    /// # Errors
    /// When the header is not the expected one or the file is damaged; the caller should then fetch it again.
    pub fn decode(file: &[u8]) -> Result<Self, LandmarksError> {
        let mut rest = file.strip_prefix(MAGIC).ok_or(LandmarksError::NotLandmarks)?;
        let mut list = Vec::new();
        while !rest.is_empty() {
            list.push(landmark(&mut rest).ok_or(LandmarksError::Damaged)?);
        }
        Ok(Self { list })
    }

    /// Writes the file.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn encode(&self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        self.list.iter().for_each(|landmark| writing::landmark(&mut file, landmark));
        file
    }
}

fn landmark(rest: &mut &[u8]) -> Option<Landmark> {
    let length = count(rest)?;
    let stop = std::str::from_utf8(rest.split_off(..length)?).ok().map(StopId::from)?;
    let worth = byte(rest)?;
    let place = match byte(rest)? {
        0 => None,
        _ => Some(LonLat::new(degrees(rest)?, degrees(rest)?)),
    };
    let figures = (0..count(rest)?).map(|_| figure(rest)).collect::<Option<_>>()?;
    Some(Landmark { stop, place, worth, figures })
}

fn figure(rest: &mut &[u8]) -> Option<Figure> {
    let style = byte(rest)?;
    let wash = numbered(&WASHES, style & 0xf);
    let line = numbered(&LINES, style >> 4);
    let segments = (0..count(rest)?).map(|_| segment(rest)).collect::<Option<_>>()?;
    Some(Figure { wash, line, path: Path { segments } })
}

fn segment(rest: &mut &[u8]) -> Option<Segment> {
    Some(match byte(rest)? {
        0 => Segment::Move(point(rest)?),
        1 => Segment::Line(point(rest)?),
        2 => Segment::Quad(point(rest)?, point(rest)?),
        3 => Segment::Circle(point(rest)?, length(rest)?),
        4 => Segment::Close,
        _ => return None,
    })
}

fn numbered<T: Copy>(all: &[T], number: u8) -> Option<T> {
    all.get(usize::from(number).checked_sub(1)?).copied()
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    rest.split_off_first().copied()
}

/// A count or length; `None` if it is larger than the number of bytes left.
fn count(rest: &mut &[u8]) -> Option<usize> {
    let number = usize::try_from(varint::take(rest)?).ok()?;
    (number <= rest.len()).then_some(number)
}

fn degrees(rest: &mut &[u8]) -> Option<f64> {
    Some(varint::signed(varint::take(rest)?) as f64 / MICRO)
}

fn point(rest: &mut &[u8]) -> Option<Px> {
    Some(Px::new(length(rest)?, length(rest)?))
}

fn length(rest: &mut &[u8]) -> Option<f64> {
    byte(rest).map(|steps| f64::from(steps) / GRID)
}

/// Writes the file; used only by the build.
#[cfg(not(target_arch = "wasm32"))]
mod writing {
    use super::*;

    pub fn landmark(to: &mut Vec<u8>, landmark: &Landmark) {
        let stop = landmark.stop.as_str().as_bytes();
        number(to, stop.len() as u64);
        to.extend(stop);
        to.push(landmark.worth);
        to.push(u8::from(landmark.place.is_some()));
        for degrees in landmark.place.iter().flat_map(|place| [place.lon, place.lat]) {
            let micro = (degrees * MICRO).round() as i64;
            number(to, ((micro << 1) ^ (micro >> 63)) as u64);
        }
        number(to, landmark.figures.len() as u64);
        landmark.figures.iter().for_each(|drawn| figure(to, drawn));
    }

    fn figure(to: &mut Vec<u8>, figure: &Figure) {
        let wash = WASHES.iter().position(|wash| Some(*wash) == figure.wash).map_or(0, |at| at + 1);
        let line = LINES.iter().position(|line| Some(*line) == figure.line).map_or(0, |at| at + 1);
        to.push((wash | line << 4) as u8);
        number(to, figure.path.segments.len() as u64);
        for segment in &figure.path.segments {
            match segment {
                Segment::Move(end) => put(to, 0, &[end.x, end.y]),
                Segment::Line(end) => put(to, 1, &[end.x, end.y]),
                Segment::Quad(control, end) => put(to, 2, &[control.x, control.y, end.x, end.y]),
                Segment::Circle(middle, radius) => put(to, 3, &[middle.x, middle.y, *radius]),
                // Drawings never contain arcs: their reader has no command for them.
                Segment::Arc(..) | Segment::Close => put(to, 4, &[]),
            }
        }
    }

    fn put(to: &mut Vec<u8>, kind: u8, lengths: &[f64]) {
        to.push(kind);
        to.extend(lengths.iter().map(|length| (length * GRID).round() as u8));
    }

    fn number(to: &mut Vec<u8>, mut number: u64) {
        while number >= 0x80 {
            to.push(number as u8 | 0x80);
            number >>= 7;
        }
        to.push(number as u8);
    }
}
