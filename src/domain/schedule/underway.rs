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
    /// In a train or boat of their own.
    Aboard {
        /// Which ride of the day, counted from 0.
        ride: usize,
    },
    /// Off a train or boat of their own and on the way to what comes behind it.
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

/// Someone has said that they will be later than they should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// When they said so, in minutes after midnight.
    pub told: u32,
    /// By how many minutes.
    pub minutes: u32,
}

/// Someone in the course of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Underway {
    /// What time it is.
    pub now: u32,
    /// Where they are.
    pub whereabouts: Whereabouts,
    /// So much later than they should they will go on, or arrive where they are on the way; in the order in which it was
    /// told.
    pub late: Vec<Late>,
    /// The visits that are left, in order.
    pub ahead: Vec<usize>,
    /// The visits to which they take a taxi; the number of the day's visits is where the day ends.
    pub by_taxi: Vec<usize>,
}

impl Underway {
    /// When something will be that should be at a minute: later by what was told, each reckoned from the minute at which it
    /// was told, and never before now. What was told once does not grow while the clock goes on.
    pub fn later(&self, minute: u32) -> u32 {
        let told = self.late.iter().fold(minute, |minute, late| minute.max(late.told) + late.minutes);
        told.max(self.now)
    }

    /// By how many minutes they have said to be late, all together.
    pub fn late_minutes(&self) -> u32 {
        self.late.iter().map(|late| late.minutes).sum()
    }

    /// The rides of the day, counted from 0, that are behind someone who is on the way, the one that they are in among
    /// them, and those that are left. Who is under way when a ride leaves is taken to be on it, unless they still have a
    /// visit before it.
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

    /// The ride that someone is in, counted from 0: the one of which they said so, or one that has left and not arrived
    /// while they were on the way.
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
    /// The visits that are left. Conflicts name visits by their places in the whole day, the one that they are in among
    /// them.
    pub ahead: DaySchedule,
}
