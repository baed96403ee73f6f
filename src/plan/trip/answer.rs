//! What the planner answers, in the traveller's terms: days of stops, what could not be kept, and why the rest is not in.

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
    /// What it is worth; only good for comparing plans of the same wishes.
    pub score: u64,
    /// No plan is better by these wishes.
    pub proven: bool,
    /// What was asked and could not be kept.
    pub unmet: Vec<Unmet>,
    /// Stops that are not in the plan, those that were asked for first, then by worth.
    pub left_out: Vec<LeftOut>,
    /// By what means one goes, where that is not what was asked: by taxi, for those who walk little.
    pub means: Option<TripMode>,
    /// Free nights that are spent at a stop, by the day before them: it is too far for a day.
    pub nights: Vec<(DayIndex, StopId)>,
}

/// A planned day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedDay {
    /// Visits in order.
    pub visits: Vec<PlannedVisit>,
    /// Trains and boats of the traveller's own, in the order of the wishes: how many visits come before each.
    pub rides: Vec<usize>,
    /// Time kept for lunch: from, to, in minutes after midnight; reckoned with the margins of the pace.
    pub lunch: Option<(u32, u32)>,
    /// Where lunch stands in the day.
    pub lunch_at: Option<LunchAt>,
    /// When the day is over at the latest, in minutes after midnight: later than was asked where it has an evening.
    pub until: u32,
}

/// Where a lunch stands among the visits and rides of its day ([`super::rows`]), counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LunchAt {
    /// Before one sets out to that visit; past the last visit, before one goes home.
    Before(usize),
    /// Having arrived at that visit, before it begins; past the last visit, where the day ends.
    Arrived(usize),
    /// In the course of that visit.
    Inside(usize),
}

/// A planned visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedVisit {
    /// Which stop.
    pub stop: StopId,
    /// Minutes to stay, where that is not as long as usual.
    pub minutes: Option<u32>,
    /// Whether the pack tells the hours of that day.
    pub hours_known: bool,
}

/// Something that was asked and is not so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unmet {
    /// A stop that had to be in the plan is not.
    MustMissing(StopId),
    /// A day has no time for lunch.
    NoLunch(DayIndex),
    /// A day is over before one gets from where it begins to where it ends, past what is kept on it, or before it begins.
    DayTooShort(DayIndex),
    /// A stop that is kept on a day lets nobody in that day, or not for as long.
    KeptShut(DayIndex, StopId),
    /// A day has more metres on foot than were wanted.
    TooFarOnFoot(DayIndex),
    /// A train or boat of the traveller's own, of that number, leaves without them.
    RideMissed(DayIndex, String),
    /// A train or boat of that number was on a day that the trip no longer has.
    RideAside(String),
    /// What is kept costs so many yuan more than was wanted.
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
    /// What would bring it in, one at a time.
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
    /// So many yuan are missing.
    OverBudget(u64),
    /// No way leads there and back within a day.
    OutOfReach,
    /// So many minutes are missing, on the day where fewest are.
    NeedsTime(DayIndex, u32),
    /// One would be so many minutes late for the last entry, on the best day.
    MissesLastEntry(DayIndex, u32),
    /// One would be let in on the best day, and it closes so many minutes before the visit is over.
    ClosesTooSoon(DayIndex, u32),
    /// It is dark before one is there, or before the visit is over.
    Dark(DayIndex),
    /// Nobody knows its hours, so it is planned for daylight only, and the best day's daylight has no time for it.
    HoursUnknown(DayIndex),
    /// That limit keeps it out of the day that it would fit.
    DayFull(DayIndex, Limit),
    /// It would fit; the search was stopped before.
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
    /// Stay for so many minutes only.
    StayFor(u32),
    /// Let days go on in the evening.
    InTheEvening,
    /// Make a day so many minutes longer.
    LengthenDay(DayIndex, u32),
    /// Begin a day so many minutes earlier.
    StartEarlier(DayIndex, u32),
    /// Begin a day so many minutes earlier and make it as many longer.
    BothEnds(DayIndex, u32),
    /// Spend the night after that day there.
    SleepThere(DayIndex),
    /// Spend so many yuan more.
    RaiseBudget(u64),
    /// Loosen a limit: a quicker pace, days without lunch, more walking, nothing locked on that day.
    Loosen(DayIndex, Limit),
    /// Leave out that stop.
    InsteadOf(StopId),
    /// One day more.
    AnotherDay,
    /// Be on that date on that day of the trip, when it is open.
    GoOn(#[serde(with = "compact::date")] NaiveDate, DayIndex),
}
