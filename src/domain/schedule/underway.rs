//! Someone in the course of a day: where they are, and what is left of it.

use super::{DaySchedule, ScheduledVisit};
use crate::domain::trip::{Day, Ride};

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

impl Underway {
    /// The rides of the day, counted from 0, that are behind someone who is on the way, and those that are left. Who is
    /// under way when a ride leaves is taken to be on it.
    pub(super) fn rides(&self, day: &Day) -> (Vec<usize>, Vec<usize>) {
        let (first, on_the_way) = match self.whereabouts {
            Whereabouts::NotOut => (0, false),
            Whereabouts::Inside { visit, .. } => (visit + 1, false),
            Whereabouts::OnTheWay { left, .. } => (left.map_or(0, |left| left + 1), true),
        };
        let from_here = day.rides.iter().enumerate().filter(|(_, ride)| ride.after >= first);
        let has_left = |(_, ride): &(usize, &Ride)| on_the_way && ride.minutes().0 <= self.now;
        let (gone, left): (Vec<_>, Vec<_>) = from_here.partition(has_left);
        let places = |rides: Vec<(usize, &Ride)>| rides.into_iter().map(|(place, _)| place).collect();
        (places(gone), places(left))
    }
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
