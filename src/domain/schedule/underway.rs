//! Someone in the course of a day: where they are, and what is left of it.

use super::{DaySchedule, ScheduledVisit};

/// Where someone is. Visits are named by their places in the day, counted from 0, times in minutes after its midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// Where the day begins.
    NotOut,
    /// In a visit.
    Inside {
        /// Which.
        visit: usize,
        /// When they arrived.
        since: u32,
    },
    /// Between two visits, before the first or after the last.
    OnTheWay {
        /// The visit that they left; `None` is where the day begins.
        left: Option<usize>,
        /// When they left.
        since: u32,
    },
}

/// Someone in the course of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Underway {
    /// What time it is.
    pub now: u32,
    /// Where they are.
    pub whereabouts: Whereabouts,
    /// So many minutes later than they should they will go on, or arrive where they are on the way.
    pub late: u32,
    /// The visits that are left, in order.
    pub ahead: Vec<usize>,
    /// The visits to which they take a taxi; the number of the day's visits is where the day ends.
    pub by_taxi: Vec<usize>,
}

/// What is left of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct RestOfDay {
    /// The visit that they are in.
    pub here: Option<ScheduledVisit>,
    /// The visits that are left. Conflicts name visits by their places in the whole day, the one that they are in among
    /// them.
    pub ahead: DaySchedule,
}
