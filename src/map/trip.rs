//! The trip on the map: the way of each day as a line, and its stops with their numbers.

use super::content::MapContent;
use super::scene::{Color, DrawOp, Path, Stroke, Surface};
use super::style::Theme;
use super::view::View;
use crate::domain::StopId;
use crate::geometry::{LonLat, Px, World, WorldBox, order};

/// Width of a day's line in CSS pixels.
const LINE_PX: f64 = 3.2;
/// How much wider its casing is.
const CASING_PX: f64 = 2.6;

/// A day of a trip.
#[derive(Clone, Debug, PartialEq)]
pub struct TripDay {
    /// Its colour on paper.
    pub color: Color,
    /// The letter before its stops' numbers, which tells it from other days without its colour.
    pub letter: Option<char>,
    /// Its dash in CSS pixels, on and off in turn; empty is solid.
    pub dash: Vec<f64>,
    /// Its stops in order.
    pub stops: Vec<StopId>,
    /// The way through them, from where it begins to where it ends, WGS 84.
    pub line: Vec<LonLat>,
}

/// A trip, as much of it as is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TripShown {
    /// Its days.
    pub days: Vec<TripDay>,
}

struct DayLine {
    color: Color,
    dash: Vec<f64>,
    points: Vec<World>,
}

/// What the mark of a stop of the trip shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayNumber {
    /// The colour of the stop's first day, on paper.
    pub color: Color,
    /// That day's letter.
    pub letter: Option<char>,
    /// The stop's number in that day, counted from 1.
    pub number: usize,
}

/// A trip laid onto the content of the map.
#[derive(Default)]
pub struct TripOnMap {
    lines: Vec<DayLine>,
    /// With the stop's place in the content, sorted by it; each stop once.
    numbers: Vec<(usize, DayNumber)>,
}

impl TripOnMap {
    /// Lays a trip onto content. Stops that the content does not have are left out; the numbers of the others stay.
    pub fn new(trip: &TripShown, content: &MapContent) -> Self {
        let mut found = Self::default();
        for day in &trip.days {
            for (index, stop) in day.stops.iter().enumerate() {
                if let Some(at) = content.stop_at(stop) {
                    let number = DayNumber { color: day.color, letter: day.letter, number: index + 1 };
                    found.numbers.push((at, number));
                }
            }
            let points = day.line.iter().copied().map(World::from).collect();
            found.lines.push(DayLine { color: day.color, dash: day.dash.clone(), points });
        }
        // Of a stop that comes again the first number stays: the order of equals is kept.
        order::sort_by_key(&mut found.numbers, |(at, _)| *at);
        found.numbers.dedup_by_key(|(at, _)| *at);
        found
    }

    /// The number of a stop by its place in the content, if it is on the trip.
    pub fn number_of(&self, stop: usize) -> Option<DayNumber> {
        let found = self.numbers.binary_search_by_key(&stop, |(at, _)| *at).ok()?;
        self.numbers.get(found).map(|(_, number)| *number)
    }

    /// The box around all of it.
    pub fn bounds(&self) -> WorldBox {
        WorldBox::around(self.lines.iter().flat_map(|line| line.points.iter().copied()))
    }

    /// Draws the lines over the ground, onto the screen itself, whose pixels are the device's.
    pub fn paint(&self, view: View, theme: Theme, surface: &mut dyn Surface) {
        let dpr = view.viewport.dpr;
        let on_screen = |place: &World| {
            let Px { x, y } = view.screen_from_world(*place);
            Px::new(x * dpr, y * dpr)
        };
        for line in self.lines.iter().filter(|line| line.points.len() > 1) {
            let path = Path::through(line.points.iter().map(on_screen), false);
            let casing = Stroke::solid(theme.palette().casing.alpha(0.92), (LINE_PX + CASING_PX) * dpr);
            surface.draw(&DrawOp::Stroke { path: &path, stroke: casing });
            let dash = line.dash.iter().map(|length| length * dpr).collect();
            let stroke = Stroke { dash, ..Stroke::solid(theme.on_land(line.color), LINE_PX * dpr) };
            surface.draw(&DrawOp::Stroke { path: &path, stroke });
        }
    }
}
