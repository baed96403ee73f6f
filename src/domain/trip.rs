//! The trip being planned: days with hours and bases, visits in order, and candidates, which have no day yet.
//!
//! A trip is a value: [`Edit`] makes a new one of it, [`History`] keeps the old ones. Its times are worked out by the
//! schedule, and it is serialized by the codec.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::{CityId, StationId, StopId, TripId};
use crate::geometry::{LonLat, micro};

mod apply;
pub mod edit;
mod edit_error;
pub mod history;
pub mod label;
pub mod party;
pub mod ride;

pub use edit::{Edit, ReplaceReason};
pub use edit_error::EditError;
pub use history::{History, Snapshot};
pub use label::EditLabel;
pub use party::Party;
pub use ride::{MAX_RIDE_NUMBER_CHARS, MAX_RIDES, Ride, Side};

/// Maximum number of days in a trip.
pub const MAX_DAYS: usize = 31;
/// Maximum number of visits in a trip, candidates included.
pub const MAX_VISITS: usize = 500;
/// Maximum number of characters in a title or in a base's name.
pub const MAX_TITLE_CHARS: usize = 120;
/// Maximum number of characters in a note.
pub const MAX_NOTE_CHARS: usize = 1000;
/// Longest stay at one stop.
pub const MAX_STAY_MINUTES: u32 = 24 * 60;

/// Years that a trip can start in.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// The place of a visit in a trip, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VisitAt {
    /// Which day.
    pub day: usize,
    /// Which visit of the day.
    pub index: usize,
}

/// The means of travel, where nothing forces another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TripMode {
    /// Metro, bus and train.
    #[default]
    Transit,
    /// Car or taxi.
    Drive,
    /// Bicycle.
    Bike,
    /// On foot.
    Walk,
}

impl TripMode {
    /// Every mode.
    pub const ALL: [Self; 4] = [Self::Transit, Self::Drive, Self::Bike, Self::Walk];

    /// The name in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Transit => "transit",
            Self::Drive => "drive",
            Self::Bike => "bike",
            Self::Walk => "walk",
        }
    }

    /// The mode of that key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.key() == key)
    }
}

/// Where a day begins or ends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Base {
    /// Somewhere in a city, taken as its centre.
    City(CityId),
    /// A railway station.
    Station(StationId),
    /// A place of the traveller's own, such as a hotel.
    Place {
        /// What the traveller calls it.
        name: String,
        /// WGS 84.
        #[serde(with = "micro")]
        position: LonLat,
    },
}

/// Where a day begins and ends; with `None` it begins at its first visit, or ends with its last.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bases {
    /// In the morning.
    pub start: Option<Base>,
    /// In the evening.
    pub end: Option<Base>,
}

/// A stop that the traveller wants to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Which stop. It need not be in the pack: another pack may have held it.
    pub stop: StopId,
    /// Minutes to stay; `None` is the stop's usual length.
    pub minutes: Option<u32>,
    /// Whether only the traveller may move it.
    pub locked: bool,
    /// The traveller's note.
    pub note: Option<String>,
}

impl Visit {
    /// A visit of usual length.
    pub fn to(stop: StopId) -> Self {
        Self { stop, minutes: None, locked: false, note: None }
    }
}

/// A day.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// When it begins, Shanghai time.
    pub from: NaiveTime,
    /// When it should end; after `from`.
    pub to: NaiveTime,
    /// Where it begins and ends.
    pub base: Bases,
    /// Visits in order.
    pub visits: Vec<Visit>,
    /// Trains and boats of the traveller's own, in order; at most [`MAX_RIDES`].
    pub rides: Vec<Ride>,
}

impl Day {
    /// Removes the visit at an index and returns it, if there is one; rides keep their neighbours.
    pub fn take_visit(&mut self, index: usize) -> Option<Visit> {
        (index < self.visits.len()).then(|| ride::take_visit(&mut self.visits, &mut self.rides, index))
    }

    /// Inserts a visit at an index, or at the end for an index past it; rides keep their neighbours.
    pub fn put_visit(&mut self, index: usize, visit: Visit, side: Side) {
        let index = index.min(self.visits.len());
        ride::put_visit(&mut self.visits, &mut self.rides, (index, visit), side);
    }

    /// The rides with their indices that come directly before the visit at `index`; for the index past the last
    /// visit, those at the end.
    pub fn rides_before(&self, index: usize) -> impl Iterator<Item = (usize, &Ride)> {
        self.rides.iter().enumerate().filter(move |(_, ride)| ride.after == index)
    }
}

impl Default for Day {
    /// From nine to six, without a base.
    fn default() -> Self {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        Self { from: hour(9), to: hour(18), base: Bases::default(), visits: Vec::new(), rides: Vec::new() }
    }
}

/// A trip.
#[derive(Clone, Debug, PartialEq)]
pub struct Trip {
    /// Its id, assigned once by whoever created it.
    pub id: TripId,
    /// Its title; may be empty.
    pub title: String,
    /// The date of the first day; `None` if not set yet.
    pub start: Option<NaiveDate>,
    /// Days in order; each follows the one before without a gap.
    pub days: Vec<Day>,
    /// Stops that have no day yet.
    pub candidates: Vec<Visit>,
    /// The means of travel.
    pub mode: TripMode,
    /// Who travels; `None` if not stated.
    pub party: Option<Party>,
    /// When it was last changed.
    pub updated: DateTime<Utc>,
}

impl Trip {
    /// A trip of one empty day.
    pub fn new(id: TripId, title: impl Into<String>, now: DateTime<Utc>) -> Self {
        Self {
            id,
            title: title.into(),
            start: None,
            days: vec![Day::default()],
            candidates: Vec::new(),
            mode: TripMode::default(),
            party: None,
            updated: now,
        }
    }

    /// The date of a day counted from 0; `None` without a start date or such a day.
    pub fn date_of(&self, day: usize) -> Option<NaiveDate> {
        let days = u64::try_from(self.days.get(day).map(|_| day)?).ok()?;
        self.start?.checked_add_days(Days::new(days))
    }

    /// A visit by its place.
    pub fn visit(&self, at: VisitAt) -> Option<&Visit> {
        self.days.get(at.day)?.visits.get(at.index)
    }

    /// Every placed visit with its place, day by day.
    pub fn visits(&self) -> impl Iterator<Item = (VisitAt, &Visit)> {
        self.days.iter().enumerate().flat_map(|(day, content)| {
            content.visits.iter().enumerate().map(move |(index, visit)| (VisitAt { day, index }, visit))
        })
    }

    /// The first place of a stop in the days.
    pub fn find(&self, stop: &StopId) -> Option<VisitAt> {
        self.visits().find(|(_, visit)| &visit.stop == stop).map(|(at, _)| at)
    }

    /// Whether a stop is among the days or the candidates.
    pub fn holds(&self, stop: &StopId) -> bool {
        self.find(stop).is_some() || self.candidates.iter().any(|visit| &visit.stop == stop)
    }

    /// Whether both are the same plan, ignoring when they were last changed.
    pub fn same_plan(&self, other: &Self) -> bool {
        let Self { id, title, start, days, candidates, mode, party, updated: _ } = self;
        (id, title, start, days, candidates, mode, party)
            == (
                &other.id,
                &other.title,
                &other.start,
                &other.days,
                &other.candidates,
                &other.mode,
                &other.party,
            )
    }
}
