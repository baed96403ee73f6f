//! Everything that can be done to a trip, as values.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{Bases, Party, Ride, Trip, TripMode, Visit, VisitAt};
use crate::domain::{Bilingual, RouteId, StopId};

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
