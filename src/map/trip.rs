//! The trip on the map: the way of each day, part by part, and its stops with their numbers.

mod paint;
mod part;

use super::content::MapContent;
use super::layers::Ground;
use super::scene::{Color, Surface};
use super::style::Theme;
use super::view::View;
use crate::domain::StopId;
use crate::geometry::{World, WorldBox, order};

pub use part::{PartKind, PartShape, TripPart};

/// Letters that distinguish a day without colour: A to Z, then AA, AB and so on to ZZ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DayLetter {
    first: Option<char>,
    last: char,
}

impl DayLetter {
    /// The letters of a day, counted from 0; `None` beyond ZZ, which no trip reaches.
    pub fn of_day(day: usize) -> Option<Self> {
        let nth = |at: usize| ('A'..='Z').nth(at);
        let first = if day < LETTERS { None } else { Some(nth(day / LETTERS - 1)?) };
        Some(Self { first, last: nth(day % LETTERS)? })
    }

    /// One or two letters.
    pub fn chars(self) -> impl Iterator<Item = char> {
        self.first.into_iter().chain([self.last])
    }
}

const LETTERS: usize = 26;

/// A day of a trip.
#[derive(Clone, Debug, PartialEq)]
pub struct TripDay {
    /// Its colour on paper.
    pub color: Color,
    /// The letters before its stops' numbers, which distinguish it from other days without colour.
    pub letter: Option<DayLetter>,
    /// Its dash in CSS pixels, on and off in turn; empty is solid.
    pub dash: Vec<f64>,
    /// Its stops in order.
    pub stops: Vec<StopId>,
    /// The way through them, from where it begins to where it ends.
    pub parts: Vec<TripPart>,
}

/// The part of a trip that is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TripShown {
    /// Its days.
    pub days: Vec<TripDay>,
}

/// A part as it is painted.
struct PaintedPart {
    kind: PartKind,
    shape: PartShape,
    /// Taken from the day.
    color: Color,
    /// Taken from the day.
    dash: Vec<f64>,
    points: Vec<World>,
}

/// What the mark of a stop of the trip shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayNumber {
    /// The colour of the stop's first day, on paper.
    pub color: Color,
    /// That day's letters.
    pub letter: Option<DayLetter>,
    /// The stop's number in that day, counted from 1.
    pub number: usize,
}

/// A trip laid onto the content of the map.
#[derive(Default)]
pub struct TripOnMap {
    parts: Vec<PaintedPart>,
    /// By the stop's index in the content, sorted by it; each stop once.
    numbers: Vec<(usize, DayNumber)>,
}

impl TripOnMap {
    /// Lays a trip onto content. Stops that the content does not have are left out; the numbers of the others stay. The
    /// ground, once it has arrived, says where water is.
    #[inline(never)]
    pub fn new(trip: &TripShown, content: &MapContent, ground: Option<&Ground>) -> Self {
        let mut found = Self::default();
        for day in &trip.days {
            for (index, stop) in day.stops.iter().enumerate() {
                if let Some(at) = content.stop_at(stop) {
                    let number = DayNumber { color: day.color, letter: day.letter, number: index + 1 };
                    found.numbers.push((at, number));
                }
            }
            for part in &day.parts {
                let (shape, line) = part.drawn(ground);
                let (color, dash) = (day.color, day.dash.clone());
                let points = line.into_iter().map(World::from).collect();
                found.parts.push(PaintedPart { kind: part.kind, shape, color, dash, points });
            }
        }
        // A stop that is visited again keeps its first number: the sort is stable.
        order::sort_by_key(&mut found.numbers, |(at, _)| *at);
        found.numbers.dedup_by_key(|(at, _)| *at);
        found
    }

    /// The number of a stop by its index in the content, if it is on the trip.
    pub fn number_of(&self, stop: usize) -> Option<DayNumber> {
        let found = self.numbers.binary_search_by_key(&stop, |(at, _)| *at).ok()?;
        self.numbers.get(found).map(|(_, number)| *number)
    }

    /// The box around all of it.
    pub fn bounds(&self) -> WorldBox {
        WorldBox::around(self.parts.iter().flat_map(|part| part.points.iter().copied()))
    }

    /// Draws the lines of the days over the ground, directly onto the screen, in device pixels.
    #[inline(never)]
    pub fn paint(&self, view: View, theme: Theme, surface: &mut dyn Surface) {
        for part in self.parts.iter().filter(|part| part.points.len() > 1) {
            paint::paint(part, view, theme, surface);
        }
    }
}
