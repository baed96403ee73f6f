//! Makes a trip of the content of a file. Every point is either in the trip or reported; nothing is dropped silently.

use chrono::{DateTime, Datelike, Utc};

use super::found::{Found, FoundDay, FoundPoint};
use super::names::{Known, Names};
use super::places::{Datum, Meaning, meaning};
use super::{FilePoint, ImportError, ImportWarning, Imported};
use crate::domain::plain_text::{plain_line, plain_text};
use crate::domain::trip::{
    Day, MAX_DAYS, MAX_NOTE_CHARS, MAX_STAY_MINUTES, MAX_TITLE_CHARS, MAX_VISITS, Trip, Visit, YEARS,
};
use crate::domain::{Atlas, PositionQuality, Stop, StopId, TripId};
use crate::geometry::LonLat;

/// A point this close to an exact position is taken for the stop: the size of a large site's forecourt.
const NEAR_EXACT_M: f64 = 250.0;
/// The same for an approximate position, which may itself be off by a few hundred metres.
const NEAR_APPROXIMATE_M: f64 = 600.0;
/// A point of the same name that is this far away is another place: China has dozens of West Lakes.
const ANOTHER_PLACE_M: f64 = 200_000.0;
/// The most items reported of each kind; a file with more has more than a trip can hold.
const MAX_TOLD: usize = 500;
/// The most points that are matched by position; more would take too long.
const MAX_GUESSES: usize = 2_000;

/// The trip of a file's content, with positions read in `datum`.
///
/// # Errors
/// Fails when the file has points and none is a stop of the atlas, or has none and was not written by this project.
pub fn settle(
    found: &Found,
    names: &Names<'_>,
    datum: Datum,
    atlas: &Atlas,
    id: &TripId,
    now: DateTime<Utc>,
) -> Result<Imported, ImportError> {
    let points = found.all_points().count();
    // A file of this project, recognised by its mode, may hold an empty trip.
    if points == 0 && found.mode.is_none() {
        let lines = told_lines(found).into_iter().collect();
        return Err(ImportError::NoStops { line_points: found.line_points, told: lines });
    }
    let mut matcher = Matcher::new(atlas, names, datum);
    let mut trip = Trip {
        start: found.start.filter(|date| YEARS.contains(&date.year())),
        mode: found.mode.unwrap_or_default(),
        days: found.days.iter().take(MAX_DAYS).map(|day| matcher.day(day)).collect(),
        ..Trip::new(id.clone(), plain_line(&found.title, MAX_TITLE_CHARS), now)
    };
    found.days.iter().skip(MAX_DAYS).flat_map(|day| &day.points).for_each(|point| matcher.cut(point));
    for point in &found.candidates {
        let Some(visit) = matcher.visit(point) else { continue };
        if trip.holds(&visit.stop) {
            matcher.repeated.push(visit.stop);
        } else {
            trip.candidates.push(visit);
        }
    }
    let taken = matcher.taken;
    let warnings = matcher.warnings(found);
    if points > 0 && taken == 0 {
        return Err(ImportError::NothingFound { points, told: warnings });
    }
    Ok(Imported { trip, warnings, newer: None, shifted: None, guide: None })
}

/// Whether each of the first points, read in `datum`, is where a stop is: near that stop if it has a stop's name,
/// otherwise near any stop.
pub fn fitting(found: &Found, names: &Names<'_>, datum: Datum, atlas: &Atlas) -> Vec<bool> {
    let matcher = Matcher::new(atlas, names, datum);
    let fits = |point: &FoundPoint| {
        let Some(place) = matcher.place(point) else { return false };
        match names.find(&point.name) {
            Some(Known::Same(stop) | Known::Alike(stop)) => {
                stop.position.distance_m(place) <= NEAR_EXACT_M.max(reach(stop))
            }
            None => matcher.nearest(place, &point.name).is_some(),
        }
    };
    found.all_points().take(MAX_GUESSES).map(fits).collect()
}

struct Matcher<'a> {
    atlas: &'a Atlas,
    names: &'a Names<'a>,
    datum: Datum,
    taken: usize,
    guesses: usize,
    told: Vec<ImportWarning>,
    left_out: Vec<FilePoint>,
    left_out_count: usize,
    cut: Vec<FilePoint>,
    cut_count: usize,
    repeated: Vec<StopId>,
    swapped: usize,
    web_metres: usize,
    metres: usize,
}

impl<'a> Matcher<'a> {
    fn new(atlas: &'a Atlas, names: &'a Names<'a>, datum: Datum) -> Self {
        Self {
            atlas,
            names,
            datum,
            taken: 0,
            guesses: 0,
            told: Vec::new(),
            left_out: Vec::new(),
            left_out_count: 0,
            cut: Vec::new(),
            cut_count: 0,
            repeated: Vec::new(),
            swapped: 0,
            web_metres: 0,
            metres: 0,
        }
    }

    fn day(&mut self, found: &FoundDay) -> Day {
        let usual = Day::default();
        let (from, to) = (found.from.unwrap_or(usual.from), found.to.unwrap_or(usual.to));
        let (from, to) = if from < to { (from, to) } else { (usual.from, usual.to) };
        let mut visits: Vec<Visit> = Vec::new();
        for point in &found.points {
            let Some(visit) = self.visit(point) else { continue };
            // Programs repeat the first point where a round trip closes.
            if visits.iter().any(|other| other.stop == visit.stop) {
                self.repeated.push(visit.stop);
            } else {
                visits.push(visit);
            }
        }
        Day { from, to, visits, ..usual }
    }

    fn visit(&mut self, point: &FoundPoint) -> Option<Visit> {
        if self.taken == MAX_VISITS {
            self.cut(point);
            return None;
        }
        match point.position.map(|raw| meaning(raw, self.atlas)) {
            Some(Meaning::Swapped(_)) => self.swapped += 1,
            Some(Meaning::WebMetres(_)) => self.web_metres += 1,
            Some(Meaning::Metres) => self.metres += 1,
            Some(Meaning::Here(_) | Meaning::Nowhere) | None => {}
        }
        let stop = self.stop(point)?;
        self.taken += 1;
        let note = point.note.as_ref().map(|note| plain_text(note, MAX_NOTE_CHARS).trim().to_owned());
        Some(Visit {
            stop,
            minutes: point.minutes.filter(|minutes| (1..=MAX_STAY_MINUTES).contains(minutes)),
            locked: point.locked,
            note: note.filter(|note| !note.is_empty()),
        })
    }

    /// The stop of a point; if there is none, the point is reported.
    fn stop(&mut self, point: &FoundPoint) -> Option<StopId> {
        let by_id = point.stop.as_deref().and_then(|id| self.atlas.stop(&StopId::from(id.trim())));
        if let Some(stop) = by_id {
            return Some(stop.id.clone());
        }
        let name = plain_line(&point.name, MAX_TITLE_CHARS);
        let place = self.place(point);
        let known = self.names.find(&name);
        if let Some(Known::Same(stop) | Known::Alike(stop)) = known {
            let away = place.map_or(0.0, |place| stop.position.distance_m(place));
            if away > ANOTHER_PLACE_M {
                let km = (away / 1_000.0) as u32;
                self.tell(ImportWarning::FarAway { name, stop: stop.id.clone(), km });
                return None;
            }
            if matches!(known, Some(Known::Alike(_))) {
                self.tell(ImportWarning::ByName { name, stop: stop.id.clone() });
            }
            return Some(stop.id.clone());
        }
        self.guesses += 1;
        let near = place.filter(|_| self.guesses <= MAX_GUESSES).and_then(|place| self.nearest(place, &name));
        match near {
            Some(stop) => {
                self.tell(ImportWarning::ByPosition { place: told(point), stop: stop.id.clone() });
                Some(stop.id.clone())
            }
            None => {
                self.left_out_count += 1;
                if self.left_out.len() < MAX_TOLD {
                    self.left_out.push(told(point));
                }
                None
            }
        }
    }

    fn tell(&mut self, warning: ImportWarning) {
        if self.told.len() < MAX_TOLD {
            self.told.push(warning);
        }
    }

    fn cut(&mut self, point: &FoundPoint) {
        self.cut_count += 1;
        if self.cut.len() < MAX_TOLD {
            self.cut.push(told(point));
        }
    }

    /// The position of a point in WGS 84.
    fn place(&self, point: &FoundPoint) -> Option<LonLat> {
        let place = meaning(point.position?, self.atlas).place()?;
        Some(self.datum.to_wgs84(place))
    }

    /// The stop at a position: the nearest whose name supports the point's name, else the nearest that it does not
    /// contradict.
    fn nearest(&self, place: LonLat, name: &str) -> Option<&'a Stop> {
        let near = |stop: &'a Stop| {
            // A degree of latitude is 111 km; this rules out most stops before any trigonometry.
            let maybe = (stop.position.lat - place.lat).abs() <= reach(stop) / 111_000.0;
            let metres = if maybe { stop.position.distance_m(place) } else { f64::MAX };
            (metres <= reach(stop)).then_some((metres, stop))
        };
        let mut near: Vec<_> = self.atlas.stops.iter().filter_map(near).collect();
        near.retain(|(_, stop)| !self.names.contradicts(name, stop));
        let supported = near.iter().filter(|(_, stop)| self.names.supports(name, stop));
        let nearest = |found: &mut dyn Iterator<Item = &(f64, &'a Stop)>| {
            found.min_by(|a, b| a.0.total_cmp(&b.0)).copied()
        };
        nearest(&mut supported.into_iter()).or_else(|| nearest(&mut near.iter())).map(|(_, stop)| stop)
    }

    fn warnings(mut self, found: &Found) -> Vec<ImportWarning> {
        let count = |made: fn(usize) -> ImportWarning, count: usize| (count > 0).then(|| made(count));
        let left_out = (self.left_out_count > 0)
            .then_some(ImportWarning::NotInMap { places: self.left_out, count: self.left_out_count });
        let cut = (self.cut_count > 0)
            .then_some(ImportWarning::CutShort { places: self.cut, count: self.cut_count });
        self.repeated.truncate(MAX_TOLD);
        let mut repeated: Vec<StopId> = Vec::new();
        for stop in &self.repeated {
            if !repeated.contains(stop) {
                repeated.push(stop.clone());
            }
        }
        // This project's own files list a candidate twice if it is also on a day.
        let repeated = (!repeated.is_empty() && found.mode.is_none())
            .then_some(ImportWarning::Repeated { stops: repeated });
        let lines = found.bare_ampersands.clone();
        let ampersands = (!lines.is_empty()).then_some(ImportWarning::BareAmpersands { lines });
        let others = [
            left_out,
            repeated,
            told_lines(found),
            count(|count| ImportWarning::NumbersInText { count }, found.in_text),
            count(|count| ImportWarning::Swapped { count }, self.swapped),
            count(|count| ImportWarning::WebMetres { count }, self.web_metres),
            count(|count| ImportWarning::Metres { count }, self.metres),
            ampersands,
            cut,
        ];
        self.told.into_iter().chain(others.into_iter().flatten()).collect()
    }
}

const fn reach(stop: &Stop) -> f64 {
    match stop.quality {
        PositionQuality::Exact => NEAR_EXACT_M,
        PositionQuality::Approximate => NEAR_APPROXIMATE_M,
    }
}

/// A point as it is reported: its name, and its coordinates as the file has them.
fn told(point: &FoundPoint) -> FilePoint {
    let name = plain_line(&point.name, MAX_TITLE_CHARS);
    let at = point.position.filter(|(lon, lat)| *lon != 0.0 || *lat != 0.0);
    FilePoint { at: at.map(|(lon, lat)| format!("{lat}, {lon}")).unwrap_or_default(), name }
}

fn told_lines(found: &Found) -> Option<ImportWarning> {
    if found.line_points == 0 && found.lines.is_empty() {
        return None;
    }
    let names = found.lines.iter().map(|name| plain_line(name, MAX_TITLE_CHARS));
    let names = names.filter(|name| !name.is_empty()).take(MAX_TOLD).collect();
    Some(ImportWarning::LinesLeftOut { points: found.line_points, names })
}
