//! Document → trip: texts are reduced to plain text, numbers are brought into range, and every repair is reported.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::{BasesDoc, DayDoc, DocError, ModeDoc, PlaceDoc, RideDoc, TripDoc, VisitDoc};
use crate::domain::plain_text::{plain_line, plain_text};
use crate::domain::trip::{
    Base, Bases, Day, MAX_DAYS, MAX_NOTE_CHARS, MAX_RIDES, MAX_STAY_MINUTES, MAX_TITLE_CHARS, MAX_VISITS,
    Party, Ride, Trip, TripMode, Visit, YEARS,
};
use crate::domain::{Atlas, StationId, StopId, TripId};
use crate::geometry::LonLat;

/// Most characters kept of an id; ids of this project are far shorter.
const MAX_ID_CHARS: usize = 80;

/// What was repaired in a document or not recognised. Days are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum DocWarning {
    /// The pack does not have the stop. The visit is kept, for a pack that has it.
    UnknownStop(StopId),
    /// A day that did not end after its start got the default hours.
    HoursReversed(usize),
    /// The start date was unreadable or outside the supported years, and was dropped.
    StartLeftOut,
    /// A base whose position is not on the earth was dropped.
    BaseLeftOut(usize),
    /// A stay that was unreadable, zero or longer than a day was dropped; the stop's usual stay applies.
    StayLeftOut(StopId),
    /// A day's start or end was not a time of day; the default applies.
    HoursNotUnderstood(usize),
    /// A day that ended at 24:00 now ends at 23:59.
    EndsAtMidnight(usize),
    /// The place where a day begins or ends was unreadable and was dropped.
    BaseNotUnderstood(usize),
    /// The means of transport is unknown; the default applies.
    ModeNotUnderstood,
    /// This many visits do not name a stop, and were dropped.
    VisitsNotUnderstood(usize),
    /// The pack does not have a station of a ride. The ride is kept, for a pack that has it.
    UnknownStation(StationId),
    /// The day, and how many of its rides were invalid or beyond the limit per day, and were dropped.
    RidesLeftOut(usize, usize),
    /// A field had a value of the wrong type and was dropped; this is its path in the document.
    LeftOut(String),
}

/// Converts a document to a trip, with a warning for every repair.
///
/// # Errors
/// Fails when the document has more days or visits than a trip can have.
pub fn trip(doc: TripDoc, atlas: &Atlas) -> Result<(Trip, Vec<DocWarning>), DocError> {
    let visits = doc.days.iter().map(|day| day.visits.len()).sum::<usize>() + doc.candidates.len();
    if doc.days.len() > MAX_DAYS || visits > MAX_VISITS {
        return Err(DocError::TooMuch);
    }
    let mut reader = TripReader { atlas, warnings: Vec::new() };
    let trip = Trip {
        id: TripId::from(plain_line(&doc.id, MAX_ID_CHARS).as_str()),
        title: plain_line(&doc.title, MAX_TITLE_CHARS),
        start: reader.start(doc.start),
        days: doc.days.into_iter().enumerate().map(|(at, day)| reader.day(at, day)).collect(),
        candidates: doc.candidates.into_iter().map(|visit| reader.visit(visit)).collect(),
        mode: doc.mode.into(),
        party: doc.party.map(Party::from).and_then(Party::checked),
        updated: if YEARS.contains(&doc.updated.year()) { doc.updated } else { DateTime::<Utc>::default() },
    };
    Ok((trip, reader.warnings))
}

impl From<ModeDoc> for TripMode {
    fn from(mode: ModeDoc) -> Self {
        match mode {
            ModeDoc::Transit => Self::Transit,
            ModeDoc::Drive => Self::Drive,
            ModeDoc::Bike => Self::Bike,
            ModeDoc::Walk => Self::Walk,
        }
    }
}

struct TripReader<'a> {
    atlas: &'a Atlas,
    warnings: Vec<DocWarning>,
}

impl TripReader<'_> {
    fn warn(&mut self, warning: DocWarning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    fn start(&mut self, start: Option<NaiveDate>) -> Option<NaiveDate> {
        let kept = start.filter(|date| YEARS.contains(&date.year()));
        if kept != start {
            self.warn(DocWarning::StartLeftOut);
        }
        kept
    }

    fn day(&mut self, at: usize, doc: DayDoc) -> Day {
        let usual = Day::default();
        let (from, to) = if doc.from < doc.to {
            (doc.from, doc.to)
        } else {
            self.warn(DocWarning::HoursReversed(at));
            (usual.from, usual.to)
        };
        let base = doc.base.map_or_else(Bases::default, |bases| self.bases(at, bases));
        let rides = self.rides(at, doc.visits.len(), doc.rides);
        Day { from, to, base, visits: doc.visits.into_iter().map(|visit| self.visit(visit)).collect(), rides }
    }

    /// The rides of day `at`, which has `visits` visits; sorted by place in the day, then by departure.
    fn rides(&mut self, at: usize, visits: usize, docs: Vec<RideDoc>) -> Vec<Ride> {
        let all = docs.len();
        let mut rides: Vec<Ride> =
            docs.into_iter().filter_map(|doc| self.ride(at, visits, doc)).take(MAX_RIDES).collect();
        rides.sort_by_key(|ride| (ride.after, ride.depart));
        if rides.len() < all {
            self.warn(DocWarning::RidesLeftOut(at, all - rides.len()));
        }
        rides
    }

    fn ride(&mut self, at: usize, visits: usize, doc: RideDoc) -> Option<Ride> {
        let RideDoc { number, from, to, depart, arrive, after } = doc;
        let after = after.map_or(visits, |after| after.min(visits));
        let (from, to) = (self.base(at, from)?, self.base(at, to)?);
        let ride = Ride { number, from, to, depart, arrive, after }.checked().ok()?;
        for end in [&ride.from, &ride.to] {
            if let Base::Station(id) = end
                && self.atlas.rail.station(id).is_none()
            {
                self.warn(DocWarning::UnknownStation(id.clone()));
            }
        }
        Some(ride)
    }

    fn bases(&mut self, at: usize, doc: BasesDoc) -> Bases {
        let (start, end) = match doc {
            BasesDoc::Both(place) => (Some(place.clone()), Some(place)),
            BasesDoc::Ends { start, end } => (start, end),
        };
        Bases {
            start: start.and_then(|place| self.base(at, place)),
            end: end.and_then(|place| self.base(at, place)),
        }
    }

    fn base(&mut self, at: usize, doc: PlaceDoc) -> Option<Base> {
        match doc {
            PlaceDoc::City { city } => Some(Base::City(plain_id(&city).as_str().into())),
            PlaceDoc::Station { station } => Some(Base::Station(plain_id(&station).as_str().into())),
            PlaceDoc::Place { name, lon, lat } => {
                let position = LonLat::new(lon, lat).to_microdegrees();
                if !position.is_on_earth() {
                    self.warn(DocWarning::BaseLeftOut(at));
                    return None;
                }
                Some(Base::Place { name: plain_line(&name, MAX_TITLE_CHARS), position })
            }
        }
    }

    fn visit(&mut self, doc: VisitDoc) -> Visit {
        let stop = StopId::from(plain_id(&doc.stop).as_str());
        if self.atlas.stop(&stop).is_none() {
            self.warn(DocWarning::UnknownStop(stop.clone()));
        }
        let minutes = doc.minutes.filter(|minutes| (1..=MAX_STAY_MINUTES).contains(minutes));
        if minutes != doc.minutes {
            self.warn(DocWarning::StayLeftOut(stop.clone()));
        }
        let note = doc.note.map(|note| plain_text(&note, MAX_NOTE_CHARS).trim().to_owned());
        Visit { stop, minutes, locked: doc.locked, note: note.filter(|note| !note.is_empty()) }
    }
}

fn plain_id(text: &str) -> String {
    plain_line(text, MAX_ID_CHARS)
}
