//! The content of a file, whatever its format.

use chrono::{NaiveDate, NaiveTime};

use super::coordinates::Raw;
use super::{ImportError, MAX_POINTS};
use crate::domain::trip::TripMode;

/// A point of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundPoint {
    pub stop: Option<String>,
    pub name: String,
    /// The numbers as written in the file.
    pub position: Option<Raw>,
    pub minutes: Option<u32>,
    pub locked: bool,
    pub note: Option<String>,
}

/// A day of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundDay {
    pub from: Option<NaiveTime>,
    pub to: Option<NaiveTime>,
    pub points: Vec<FoundPoint>,
}

/// The whole content of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub title: String,
    pub start: Option<NaiveDate>,
    pub mode: Option<TripMode>,
    pub days: Vec<FoundDay>,
    pub candidates: Vec<FoundPoint>,
    /// Points of tracks, lines and areas, which are counted but not kept.
    pub line_points: usize,
    /// The names of those lines, empty if they have none.
    pub lines: Vec<String>,
    pub points: usize,
    /// Features whose coordinates were written as text.
    pub in_text: usize,
    /// Lines of the file with a bare `&`.
    pub bare_ampersands: Vec<usize>,
}

impl Found {
    /// Adds to the number of points that were read.
    ///
    /// # Errors
    /// Fails when there are more than a file may have.
    pub fn count(&mut self, points: usize) -> Result<(), ImportError> {
        self.points += points;
        if self.points > MAX_POINTS { Err(ImportError::TooManyPoints) } else { Ok(()) }
    }

    /// Every point: those of days first, then the candidates.
    pub fn all_points(&self) -> impl Iterator<Item = &FoundPoint> {
        self.days.iter().flat_map(|day| &day.points).chain(&self.candidates)
    }
}

/// `09:30` as files of this project write it.
pub fn clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()
}
