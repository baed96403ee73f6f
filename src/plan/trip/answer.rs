//! The planner's answer in the traveller's terms: days of stops, what could not be kept, and why other stops are left
//! out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::trip::TripMode;
use crate::domain::{StopId, compact};
use crate::plan::explain::Limit;
use crate::plan::problem::DayIndex;

/// A plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The days, in order.
    pub days: Vec<PlannedDay>,
    /// Its score; only meaningful for comparing plans of the same wishes.
    pub score: u64,
    /// Whether it is proven that no plan is better by these wishes.
    pub proven: bool,
    /// What was asked for and could not be kept.
    pub unmet: Vec<Unmet>,
    /// Stops that are not in the plan: those that had to be in it first, then by score.
    pub left_out: Vec<LeftOut>,
    /// The means of transport, if it is not the requested one: a taxi, for those who walk little.
    pub means: Option<TripMode>,
    /// Free nights that are spent at a stop because it is too far for a day, each with the day before it.
    pub nights: Vec<(DayIndex, StopId)>,
}

/// A planned day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedDay {
    /// Visits in order.
    pub visits: Vec<PlannedVisit>,
    /// Where the traveller's own rides are, in the order of the wishes: how many visits come before each.
    pub rides: Vec<usize>,
    /// The time for lunch: from, to, in minutes after midnight; computed with the margins of the pace.
    pub lunch: Option<(u32, u32)>,
    /// Where in the day lunch is.
    pub lunch_at: Option<LunchAt>,
    /// The latest end of the day, in minutes after midnight; later than requested if the day includes an evening.
    pub until: u32,
}

/// Where lunch is among the visits and rides of its day ([`super::rows`]), counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LunchAt {
    /// Before setting out to that visit; past the last visit, before going home.
    Before(usize),
    /// After arriving at that visit, before it begins; past the last visit, where the day ends.
    Arrived(usize),
    /// During that visit.
    Inside(usize),
}

/// A planned visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedVisit {
    /// Which stop.
    pub stop: StopId,
    /// Minutes to stay, if not as long as usual.
    pub minutes: Option<u32>,
    /// Whether the pack has the opening hours of that day.
    pub hours_known: bool,
}

/// Something that was asked for and could not be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unmet {
    /// A stop that had to be in the plan is not.
    MustMissing(StopId),
    /// A day has no time for lunch.
    NoLunch(DayIndex),
    /// A day is too short for the travel from where it begins to where it ends and for what is kept on it, or ends
    /// before it begins.
    DayTooShort(DayIndex),
    /// A stop that is kept on a day is closed that day, or not open for long enough.
    KeptShut(DayIndex, StopId),
    /// A day has more metres on foot than were wanted.
    TooFarOnFoot(DayIndex),
    /// The traveller cannot reach their own train or boat of that number in time.
    RideMissed(DayIndex, String),
    /// A train or boat of that number was on a day that the trip no longer has.
    RideAside(String),
    /// Kept visits cost this many yuan more than the budget.
    OverBudget(u32),
    /// A stop that was locked on a day that the trip no longer has.
    KeptAside(StopId),
    /// Another limit of a day.
    DayLimit(DayIndex),
}

/// A stop that is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Which stop.
    pub stop: StopId,
    /// Whether it was asked for.
    pub asked_for: bool,
    /// What keeps it out.
    pub why: Reason,
    /// Changes that would bring it in, each on its own.
    pub remedies: Vec<Change>,
}

/// What keeps a stop out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// It is not wanted.
    NotWanted,
    /// The pack does not know it.
    NotInPack,
    /// It is closed on all of the days.
    ClosedAllDays,
    /// This many yuan are missing.
    OverBudget(u64),
    /// There is no way there and back within a day.
    OutOfReach,
    /// This many minutes are missing, on the day that lacks fewest.
    NeedsTime(DayIndex, u32),
    /// The arrival would be this many minutes after the last entry, on the best day.
    MissesLastEntry(DayIndex, u32),
    /// Entry is possible on the best day, but the stop closes this many minutes before the visit is over; 0 if the
    /// number is unknown.
    ClosesTooSoon(DayIndex, u32),
    /// It is dark before the arrival, or before the visit is over.
    Dark(DayIndex),
    /// Its hours are unknown, so it is only planned in daylight, and the best day has no time for it in daylight.
    HoursUnknown(DayIndex),
    /// This limit keeps it out of the day that it would fit.
    DayFull(DayIndex, Limit),
    /// It would fit; the search was stopped before trying it.
    NotReached,
}

impl Answer {
    /// Every planned stop.
    pub fn stops(&self) -> impl Iterator<Item = &StopId> {
        self.days.iter().flat_map(|day| &day.visits).map(|visit| &visit.stop)
    }
}

/// A change of the wishes that brings a stop in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Stay for only this many minutes.
    StayFor(u32),
    /// Let days continue into the evening.
    InTheEvening,
    /// Make a day this many minutes longer.
    LengthenDay(DayIndex, u32),
    /// Begin a day this many minutes earlier.
    StartEarlier(DayIndex, u32),
    /// Begin a day this many minutes earlier and end it as many later.
    BothEnds(DayIndex, u32),
    /// Spend the night after that day at the stop.
    SleepThere(DayIndex),
    /// Spend this many yuan more.
    RaiseBudget(u64),
    /// Loosen a limit: a quicker pace, days without lunch, more walking, or nothing locked on that day.
    Loosen(DayIndex, Limit),
    /// Leave out that other stop.
    InsteadOf(StopId),
    /// Add a day.
    AnotherDay,
    /// Move the trip so that this day of it is on that date, when the stop is open.
    GoOn(#[serde(with = "compact::date")] NaiveDate, DayIndex),
}
