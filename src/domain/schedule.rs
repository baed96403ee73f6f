//! The schedule of a trip: arrivals and stays, travel in between, conflicts with opening hours, totals.
//!
//! Everything here is an estimate and says how it was derived. All times are Shanghai time, in minutes after the
//! midnight that starts the day; they may exceed 1440. No clock is read and nothing is fetched: a router's answers
//! come in through [`Ways::with_measured`].

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Atlas, EntryDay, StopId, Trip};

pub mod conflict;
mod courses;
mod crossings;
mod departures;
pub mod estimate;
pub mod fix;
mod local;
pub mod measured;
pub mod pace;
pub mod spot;
pub mod sums;
pub mod table;
mod ticket;
mod timeline;
pub mod underway;
pub mod way_length;
pub mod ways;

pub use conflict::{Conflict, ConflictKind};
pub use estimate::{Basis, Estimate, Step, StepKind, TravelMode};
pub use fix::{Fix, FixKind, fixes};
pub use measured::{Measured, MeasuredWays};
pub use spot::Spot;
pub use sums::Sums;
pub use underway::{Late, RestOfDay, Underway, Whereabouts};
pub use ways::Ways;

/// A way from one place of a day to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// When one leaves.
    pub depart: u32,
    /// When one arrives.
    pub arrive: u32,
    /// Duration, length and means, and how they were estimated.
    pub estimate: Estimate,
}

/// A scheduled visit.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduledVisit {
    /// Which stop.
    pub stop: StopId,
    /// The way here; `None` if the day begins here, and for a stop that is not in the pack.
    pub way: Option<Leg>,
    /// When the traveller is at the door.
    pub arrive: u32,
    /// When the visit begins: later than `arrive` if the traveller waits for the stop to open.
    pub enter: u32,
    /// When the visit ends.
    pub leave: u32,
    /// When visitors are let in on the day of the visit; `None` without a date or for a stop that is not in the pack.
    pub let_in: Option<EntryDay>,
}

/// A scheduled train or boat of the traveller's own.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduledRide {
    /// Which ride of the trip's day, counted from 0.
    pub ride: usize,
    /// How many of the scheduled visits come before it.
    pub after: usize,
    /// The way to where it leaves; `None` if the traveller is already there or the way is not known.
    pub way: Option<Leg>,
    /// When the traveller is there.
    pub arrive: u32,
    /// The ride itself.
    pub leg: Leg,
}

impl ScheduledRide {
    /// Minutes of waiting at the station or pier.
    pub fn waiting(&self) -> u32 {
        self.leg.depart.saturating_sub(self.arrive)
    }

    /// The way to it and the ride itself.
    pub fn legs(&self) -> impl Iterator<Item = &Leg> {
        self.way.iter().chain([&self.leg])
    }
}

impl ScheduledVisit {
    /// Minutes of waiting at the door.
    pub fn waiting(&self) -> u32 {
        self.enter - self.arrive
    }

    /// Minutes of the visit itself.
    pub fn stay(&self) -> u32 {
        self.leave - self.enter
    }
}

/// A scheduled day.
#[derive(Clone, Debug, PartialEq)]
pub struct DaySchedule {
    /// Its date, when the trip has a start.
    pub date: Option<NaiveDate>,
    /// When it begins.
    pub from: u32,
    /// When it should end.
    pub to: u32,
    /// Visits in order, one for each visit of the trip's day.
    pub visits: Vec<ScheduledVisit>,
    /// Trains and boats of the traveller's own, in order.
    pub rides: Vec<ScheduledRide>,
    /// The way to where the day ends.
    pub way_home: Option<Leg>,
    /// When it ends.
    pub end: u32,
    /// What clashes or is not known, in the order of the day.
    pub conflicts: Vec<Conflict>,
    /// The totals of the day.
    pub sums: Sums,
}

impl DaySchedule {
    /// Every way of the day in order.
    pub fn legs(&self) -> impl Iterator<Item = &Leg> {
        let rides = |place: usize| self.rides_before(place).flat_map(ScheduledRide::legs);
        let visits = self.visits.iter().enumerate();
        let to_visits = visits.flat_map(move |(place, visit)| rides(place).chain(&visit.way));
        to_visits.chain(rides(self.visits.len())).chain(&self.way_home)
    }

    /// Minutes of travel, without any wait for the traveller's own rides.
    pub fn travel_minutes(&self) -> u32 {
        self.legs().map(|leg| leg.estimate.minutes).sum()
    }

    /// The rides directly before the visit at index `place`; for the index past the last visit, those at the end of
    /// the day.
    pub fn rides_before(&self, place: usize) -> impl Iterator<Item = &ScheduledRide> {
        self.rides.iter().filter(move |ride| ride.after == place)
    }
}

/// A scheduled trip.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// Its days in order; shared, so that a day that an edit did not touch stays the same allocation.
    pub days: Vec<Arc<DaySchedule>>,
    /// The totals of the trip.
    pub sums: Sums,
}

impl Schedule {
    /// Schedules a trip.
    pub fn of(trip: &Trip, atlas: &Atlas, ways: &Ways) -> Self {
        Self::of_days((0..trip.days.len()).filter_map(|day| Self::day(trip, day, atlas, ways)).map(Arc::new))
    }

    /// Schedules a trip, recomputing only the days that changed. `before` is the trip that this schedule was made
    /// for, with the same pack and the same ways.
    pub fn after(&self, before: &Trip, trip: &Trip, atlas: &Atlas, ways: &Ways) -> Self {
        let kept = |day: usize| {
            let same = before.mode == trip.mode
                && before.party == trip.party
                && before.days.get(day) == trip.days.get(day)
                && before.date_of(day) == trip.date_of(day);
            self.days.get(day).filter(|_| same).cloned()
        };
        let worked_out = |day| Self::day(trip, day, atlas, ways).map(Arc::new);
        Self::of_days((0..trip.days.len()).filter_map(|day| kept(day).or_else(|| worked_out(day))))
    }

    fn of_days(days: impl Iterator<Item = Arc<DaySchedule>>) -> Self {
        let days: Vec<_> = days.collect();
        let sums = days.iter().fold(Sums::default(), |sums, day| sums.plus(&day.sums));
        Self { days, sums }
    }

    /// Schedules one day of a trip, counted from 0; `None` when there is no such day.
    pub fn day(trip: &Trip, day: usize, atlas: &Atlas, ways: &Ways) -> Option<DaySchedule> {
        timeline::day(trip, day, atlas, ways)
    }

    /// Schedules what is left of a day of a trip, counted from 0, for a traveller who is under way; `None` when there
    /// is no such day.
    pub fn rest(
        trip: &Trip,
        day: usize,
        underway: &Underway,
        atlas: &Atlas,
        ways: &Ways,
    ) -> Option<RestOfDay> {
        timeline::rest(trip, day, underway, atlas, ways)
    }

    /// Everything that clashes or is not known, day by day.
    pub fn conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.days.iter().flat_map(|day| &day.conflicts)
    }
}
