//! Everything that can be done to a trip, as values.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Bases, EditLabel, Party, Ride, Trip, TripMode, Visit, apply, label};
use crate::domain::{Bilingual, RouteId, StopId};

/// The place of a visit in a trip, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VisitAt {
    /// Which day.
    pub day: usize,
    /// Which visit of the day.
    pub index: usize,
}

/// Why a whole trip takes the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplaceReason {
    /// The automatic planner made it.
    Plan,
    /// It came in a link.
    Link,
    /// It came from a file.
    File,
    /// It is one of the ready-made trips.
    ReadyMade,
    /// It was changed in another tab at the same time.
    OtherTab,
    /// What did not fit was spread over the days.
    Spread,
}

/// One change to a trip. Days and visits are counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Adds a visit; a candidate of that stop becomes the visit, with its note. A day one past the last is created.
    AddStop {
        /// The stop.
        stop: StopId,
        /// The day.
        day: usize,
        /// The visit to insert it before, and before the rides at that position; `None` is the end of the day, after
        /// its rides.
        at: Option<usize>,
    },
    /// Adds a stop as a candidate.
    AddCandidate {
        /// The stop.
        stop: StopId,
    },
    /// Adds the stops of a route, except those that are in the days already.
    AddRoute {
        /// The route.
        route: RouteId,
        /// The day of the first part; missing days are created.
        first_day: usize,
        /// Its stops, a part for each day.
        parts: Vec<Vec<StopId>>,
        /// Stops of it that fit on none of those days; they become candidates.
        aside: Vec<StopId>,
    },
    /// Puts the visits of a package into a day, one after the other. Visits that the trip already has are moved there
    /// with their own notes and stays; locked ones stay where they are.
    AddPackage {
        /// What the package is called.
        name: Bilingual,
        /// The day; one past the last is created.
        day: usize,
        /// The visit of the day to insert them before; `None` is the end of the day, after its rides.
        at: Option<usize>,
        /// Its visits in order.
        visits: Vec<Visit>,
    },
    /// Removes a visit.
    Remove(VisitAt),
    /// Removes a candidate.
    RemoveCandidate {
        /// The stop.
        stop: StopId,
    },
    /// Moves a visit within or across days.
    Move {
        /// Where it is.
        from: VisitAt,
        /// Where it will be after the move. A day one past the last is created.
        to: VisitAt,
    },
    /// Swaps two visits.
    SwapVisits(VisitAt, VisitAt),
    /// Reorders a day's visits: their current indices, in the new order.
    Reorder {
        /// Which day.
        day: usize,
        /// Every index of the day exactly once.
        order: Vec<usize>,
    },
    /// Puts another stop in a visit's place; the visit becomes a candidate.
    PutInstead {
        /// Which visit.
        at: VisitAt,
        /// The other stop.
        stop: StopId,
    },
    /// Moves a visit to the candidates.
    SetAside(VisitAt),
    /// Inserts an empty day with the hours and bases of the day before.
    InsertDay {
        /// Which day it will be.
        at: usize,
    },
    /// Removes a day; its visits become candidates.
    RemoveDay {
        /// Which day.
        day: usize,
    },
    /// Moves a day, with all that is in it.
    MoveDay {
        /// Which day.
        from: usize,
        /// Which day it will be.
        to: usize,
    },
    /// Swaps two days.
    SwapDays(usize, usize),
    /// Sets the date of the first day.
    SetStart(Option<NaiveDate>),
    /// Moves all dates.
    ShiftDates {
        /// Days later; negative is earlier.
        days: i32,
    },
    /// Sets the hours of a day.
    SetTimes {
        /// Which day.
        day: usize,
        /// When it begins.
        from: NaiveTime,
        /// When it ends.
        to: NaiveTime,
    },
    /// Sets where a day begins and ends.
    SetBase {
        /// Which day; `None` is every day.
        day: Option<usize>,
        /// Where.
        base: Bases,
    },
    /// Puts a train or boat of the traveller's own into a day.
    AddRide {
        /// Which day.
        day: usize,
        /// The ride.
        ride: Ride,
    },
    /// Changes a ride.
    SetRide {
        /// Which day.
        day: usize,
        /// Which ride of the day.
        index: usize,
        /// The ride as it will be.
        ride: Ride,
    },
    /// Removes a ride.
    RemoveRide {
        /// Which day.
        day: usize,
        /// Which ride of the day.
        index: usize,
    },
    /// Sets the means of travel.
    SetMode(TripMode),
    /// Sets who travels.
    SetParty(Option<Party>),
    /// Sets the title.
    SetTitle(String),
    /// Sets how long a visit takes; `None` is the stop's usual length.
    SetMinutes {
        /// Which visit.
        at: VisitAt,
        /// Minutes to stay.
        minutes: Option<u32>,
    },
    /// Sets the note of a visit; blank or `None` is no note.
    SetNote {
        /// Which visit.
        at: VisitAt,
        /// The note.
        note: Option<String>,
    },
    /// Locks or unlocks a visit.
    SetLocked {
        /// Which visit.
        at: VisitAt,
        /// Whether it is locked from now on.
        locked: bool,
    },
    /// Puts another trip's content in place of this one's; the id stays.
    Replace {
        /// The other trip.
        with: Box<Trip>,
        /// Why.
        reason: ReplaceReason,
    },
    /// Appends another trip's days, and its candidates that are not here yet.
    Merge {
        /// The other trip.
        with: Box<Trip>,
        /// Why.
        reason: ReplaceReason,
    },
}

/// Why an edit is refused. The trip stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// There is no such day.
    #[error("the trip has no day {0}, counted from 0")]
    NoSuchDay(usize),
    /// There is no such visit.
    #[error("day {} has no visit {}, both counted from 0", .0.day, .0.index)]
    NoSuchVisit(VisitAt),
    /// The stop is not among the candidates.
    #[error("{0} is not among the candidates")]
    NoSuchCandidate(StopId),
    /// The stop is in that day already.
    #[error("{stop} is in day {day} already, counted from 0")]
    AlreadyThatDay {
        /// The stop.
        stop: StopId,
        /// The day.
        day: usize,
    },
    /// The stop is in the trip already.
    #[error("{0} is in the trip already")]
    AlreadyInTrip(StopId),
    /// The trip would be the same.
    #[error("nothing would change")]
    NothingChanges,
    /// More days than a trip can have.
    #[error("a trip has at most {} days", super::MAX_DAYS)]
    TooManyDays,
    /// More visits than a trip can have.
    #[error("a trip has at most {} visits", super::MAX_VISITS)]
    TooManyVisits,
    /// The day would end before it begins.
    #[error("a day ends after it begins")]
    TimesReversed,
    /// The date is out of range, or dates are shifted but none is set.
    #[error("there is no such date")]
    NoSuchDate,
    /// The stay is not between one minute and a day.
    #[error("a visit lasts between 1 minute and {} minutes", super::MAX_STAY_MINUTES)]
    StayOutOfRange,
    /// A base that is nowhere on the earth.
    #[error("there is no such place on the earth")]
    NoSuchPlace,
    /// There is no such ride.
    #[error("day {0} has no ride {1}, both counted from 0")]
    NoSuchRide(usize, usize),
    /// More rides than a day can have.
    #[error("a day has at most {} rides", super::MAX_RIDES)]
    TooManyRides,
    /// The ride would arrive before it leaves.
    #[error("a ride arrives after it leaves, on the same day")]
    RideReversed,
    /// The ride would end where it begins.
    #[error("a ride ends at another place than where it begins")]
    RideGoesNowhere,
}

impl Edit {
    /// The trip after the edit. `updated` is left unchanged, for the caller to set.
    ///
    /// # Errors
    /// When the edit names a day, a visit or a stop that is not there, has an invalid value, breaks a limit, or
    /// changes nothing.
    pub fn apply(&self, trip: &Trip) -> Result<Trip, EditError> {
        let next = apply::apply(trip, self)?;
        if next == *trip { Err(EditError::NothingChanges) } else { Ok(next) }
    }

    /// What the edit does to that trip, for the words of undo and redo.
    pub fn label(&self, trip: &Trip) -> EditLabel {
        label::label(self, trip)
    }
}
