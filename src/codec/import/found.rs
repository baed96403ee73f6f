//! What a file says, whatever its format, and the trip that comes of it.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};

use super::{ImportError, ImportWarning, Imported, MAX_POINTS};
use crate::domain::plain_text::{plain_line, plain_text};
use crate::domain::trip::{
    Day, MAX_DAYS, MAX_NOTE_CHARS, MAX_STAY_MINUTES, MAX_TITLE_CHARS, MAX_VISITS, Trip, TripMode, Visit,
    YEARS,
};
use crate::domain::{Atlas, PositionQuality, Stop, StopId, TripId};
use crate::geometry::LonLat;

/// A point this near an exact position is taken for the stop: the size of a large site's forecourt.
const NEAR_EXACT_M: f64 = 250.0;
/// The same for an approximate position, which may itself be off by some hundred metres.
const NEAR_APPROXIMATE_M: f64 = 600.0;
/// So many names of unknown points are told.
const NAMES_TOLD: usize = 20;

/// A point of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundPoint {
    pub stop: Option<String>,
    pub name: String,
    pub position: Option<LonLat>,
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

/// All that a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub title: String,
    pub start: Option<NaiveDate>,
    pub mode: Option<TripMode>,
    pub days: Vec<FoundDay>,
    pub candidates: Vec<FoundPoint>,
    /// Points of tracks and lines, which are counted and not kept.
    pub line_points: usize,
    pub points: usize,
}

impl Found {
    /// Counts points; more than are allowed end the reading.
    pub fn count(&mut self, points: usize) -> Result<(), ImportError> {
        self.points += points;
        if self.points > MAX_POINTS { Err(ImportError::TooManyPoints) } else { Ok(()) }
    }
}

/// `09:30` as files of this project write it.
pub fn clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()
}

/// The trip of what a file says.
pub fn settle(found: Found, atlas: &Atlas, id: TripId, now: DateTime<Utc>) -> Result<Imported, ImportError> {
    let points = found.days.iter().map(|day| day.points.len()).sum::<usize>() + found.candidates.len();
    // A file of this project, which always tells the mode, may be of a trip that is still empty.
    if points == 0 && found.mode.is_none() {
        return Err(ImportError::NoStops { line_points: found.line_points });
    }
    let mut matcher = Matcher::new(atlas);
    let mut trip = Trip {
        start: found.start.filter(|date| YEARS.contains(&date.year())),
        mode: found.mode.unwrap_or_default(),
        days: found.days.iter().take(MAX_DAYS).map(|day| matcher.day(day)).collect(),
        ..Trip::new(id, plain_line(&found.title, MAX_TITLE_CHARS), now)
    };
    for point in &found.candidates {
        let visit = matcher.visit(point).filter(|visit| !trip.holds(&visit.stop));
        trip.candidates.extend(visit);
    }
    if points > 0 && matcher.taken == 0 {
        return Err(ImportError::NothingFound { points });
    }
    matcher.cut_short |= found.days.len() > MAX_DAYS;
    Ok(Imported { trip, warnings: matcher.warnings(found.line_points), newer: None })
}

struct Matcher<'a> {
    atlas: &'a Atlas,
    by_name: HashMap<&'a str, &'a Stop>,
    taken: usize,
    cut_short: bool,
    warnings: Vec<ImportWarning>,
    unknown: Vec<String>,
    unknown_count: usize,
}

impl<'a> Matcher<'a> {
    fn new(atlas: &'a Atlas) -> Self {
        let names = atlas
            .stops
            .iter()
            .flat_map(|stop| [(stop.name.zh.as_str(), stop), (stop.name.en.as_str(), stop)]);
        let by_name = names.collect();
        Self {
            atlas,
            by_name,
            taken: 0,
            cut_short: false,
            warnings: Vec::new(),
            unknown: Vec::new(),
            unknown_count: 0,
        }
    }

    fn day(&mut self, found: &FoundDay) -> Day {
        let usual = Day::default();
        let (from, to) = (found.from.unwrap_or(usual.from), found.to.unwrap_or(usual.to));
        let (from, to) = if from < to { (from, to) } else { (usual.from, usual.to) };
        let mut visits: Vec<Visit> = Vec::new();
        for visit in found.points.iter().filter_map(|point| self.visit(point)) {
            // Programs repeat a point where a round trip closes.
            if !visits.iter().any(|other| other.stop == visit.stop) {
                visits.push(visit);
            }
        }
        Day { from, to, visits, ..usual }
    }

    fn visit(&mut self, point: &FoundPoint) -> Option<Visit> {
        let Some(stop) = self.stop(point) else {
            self.unknown_count += 1;
            if self.unknown.len() < NAMES_TOLD {
                self.unknown.push(plain_line(&point.name, MAX_TITLE_CHARS));
            }
            return None;
        };
        if self.taken == MAX_VISITS {
            self.cut_short = true;
            return None;
        }
        self.taken += 1;
        let note = point.note.as_ref().map(|note| plain_text(note, MAX_NOTE_CHARS).trim().to_owned());
        Some(Visit {
            stop,
            minutes: point.minutes.filter(|minutes| (1..=MAX_STAY_MINUTES).contains(minutes)),
            locked: point.locked,
            note: note.filter(|note| !note.is_empty()),
        })
    }

    fn stop(&mut self, point: &FoundPoint) -> Option<StopId> {
        let by_id = point.stop.as_deref().and_then(|id| self.atlas.stop(&StopId::from(id.trim())));
        let by_name = || self.by_name.get(point.name.trim()).copied();
        if let Some(stop) = by_id.or_else(by_name) {
            return Some(stop.id.clone());
        }
        let stop = self.nearest(point.position?)?;
        let name = plain_line(&point.name, MAX_TITLE_CHARS);
        if self.warnings.len() < NAMES_TOLD {
            self.warnings.push(ImportWarning::ByPosition { name, stop: stop.id.clone() });
        }
        Some(stop.id.clone())
    }

    fn nearest(&self, position: LonLat) -> Option<&'a Stop> {
        let near = |stop: &'a Stop| {
            let reach = match stop.quality {
                PositionQuality::Exact => NEAR_EXACT_M,
                PositionQuality::Approximate => NEAR_APPROXIMATE_M,
            };
            // A degree of latitude is 111 km; most stops are ruled out without a sine.
            let degrees = reach / 111_000.0;
            let maybe = (stop.position.lat - position.lat).abs() <= degrees;
            let metres = if maybe { stop.position.distance_m(position) } else { f64::MAX };
            (metres <= reach).then_some((metres, stop))
        };
        let found = self.atlas.stops.iter().filter_map(near).min_by(|a, b| a.0.total_cmp(&b.0));
        found.map(|(_, stop)| stop)
    }

    fn warnings(mut self, line_points: usize) -> Vec<ImportWarning> {
        if self.unknown_count > 0 {
            self.warnings.push(ImportWarning::NotInMap { names: self.unknown, count: self.unknown_count });
        }
        if line_points > 0 {
            self.warnings.push(ImportWarning::LinesLeftOut { points: line_points });
        }
        if self.cut_short {
            self.warnings.push(ImportWarning::CutShort);
        }
        self.warnings
    }
}
