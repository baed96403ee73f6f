//! A traveller under way: where they are, and what is left of the day.

use super::{DaySchedule, ScheduledVisit};
use crate::domain::trip::{Day, Ride};

/// Where the traveller is. Visits are given by their indices in the day, counted from 0, times in minutes after its
/// midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// Still where the day begins.
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
    /// In a train or boat of their own.
    Aboard {
        /// Which ride of the day, counted from 0.
        ride: usize,
    },
    /// Off a train or boat of their own and on the way to what comes next.
    GotOff {
        /// Which ride of the day, counted from 0.
        ride: usize,
        /// When they got off.
        since: u32,
    },
}

impl Whereabouts {
    /// Whether they are neither where the day begins nor in a visit.
    pub const fn is_moving(&self) -> bool {
        matches!(self, Self::OnTheWay { .. } | Self::Aboard { .. } | Self::GotOff { .. })
    }
}

/// A delay that the traveller has reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// When it was reported, in minutes after midnight.
    pub told: u32,
    /// By how many minutes.
    pub minutes: u32,
}

/// A traveller under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Underway {
    /// What time it is.
    pub now: u32,
    /// Where they are.
    pub whereabouts: Whereabouts,
    /// The reported delays, in the order in which they were reported: of going on, or of arriving if they are on the
    /// way.
    pub late: Vec<Late>,
    /// The visits that are left, in order.
    pub ahead: Vec<usize>,
    /// The visits to which they take a taxi; an index equal to the number of the day's visits means where the day
    /// ends.
    pub by_taxi: Vec<usize>,
}

impl Underway {
    /// When something planned for a minute will happen: later by each reported delay, each counted at the earliest
    /// from the minute at which it was reported, and never before now. A reported delay does not grow as time passes.
    pub fn later(&self, minute: u32) -> u32 {
        let told = self.late.iter().fold(minute, |minute, late| minute.max(late.told) + late.minutes);
        told.max(self.now)
    }

    /// The total of the reported delays, in minutes.
    pub fn late_minutes(&self) -> u32 {
        self.late.iter().map(|late| late.minutes).sum()
    }

    /// The rides of the day, counted from 0: those that are behind the traveller from their last reported position
    /// on, including the one that they are in, and those that are left. A traveller who is on the way when a ride
    /// leaves is assumed to be on it, unless they still have a visit before it.
    pub fn rides(&self, day: &Day) -> (Vec<usize>, Vec<usize>) {
        let (visit, told, on_the_way) = match self.whereabouts {
            Whereabouts::NotOut => (0, None, false),
            Whereabouts::Inside { visit, .. } => (visit + 1, None, false),
            Whereabouts::OnTheWay { left, .. } => (left.map_or(0, |left| left + 1), None, true),
            Whereabouts::Aboard { ride } => (0, Some(ride), false),
            Whereabouts::GotOff { ride, .. } => (0, Some(ride), true),
        };
        let from_here = day.rides.iter().enumerate();
        let from_here =
            from_here.filter(|(place, ride)| ride.after >= visit && told.is_none_or(|told| *place > told));
        let is_next = |ride: &Ride| self.ahead.iter().all(|visit| *visit >= ride.after);
        let has_left =
            |(_, ride): &(usize, &Ride)| on_the_way && ride.minutes().0 <= self.now && is_next(ride);
        let (gone, left): (Vec<_>, Vec<_>) = from_here.partition(has_left);
        let places = |rides: Vec<(usize, &Ride)>| -> Vec<usize> {
            rides.into_iter().map(|(place, _)| place).collect()
        };
        (told.into_iter().chain(places(gone)).collect(), places(left))
    }

    /// The ride that the traveller is in, counted from 0: the one that they reported, or one that has left and not
    /// arrived while they were on the way.
    pub fn aboard(&self, day: &Day) -> Option<usize> {
        let last = self.rides(day).0.last().copied()?;
        let has_arrived = day.rides.get(last).is_none_or(|ride| ride.minutes().1 <= self.now);
        match self.whereabouts {
            Whereabouts::Aboard { ride } => Some(ride),
            Whereabouts::GotOff { ride, .. } if ride == last => None,
            _ => Some(last).filter(|_| !has_arrived),
        }
    }
}

/// What is left of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct RestOfDay {
    /// The visit that they are in.
    pub here: Option<ScheduledVisit>,
    /// The visits that are left. Conflicts give visits by their indices in the whole day, including the one that they
    /// are in.
    pub ahead: DaySchedule,
}
