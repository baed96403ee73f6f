//! What a trip becomes in time: arrivals and stays, the ways between, what clashes with opening hours, the sums.
//!
//! Everything here is an estimate and says how it came about. All times are Shanghai time, in minutes after the
//! midnight with which a day begins; they may pass 1440. No clock is read and nothing is fetched: a router's answers
//! come in through [`Ways::with_measured`].

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Atlas, Bilingual, EntryDay, StopId, Trip};

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
pub mod ways;
mod words;

pub use conflict::{Conflict, ConflictKind};
pub use estimate::{Basis, Estimate, Step, StepKind, TravelMode};
pub use fix::{Fix, FixKind, fixes};
pub use measured::{Measured, MeasuredWays};
pub use spot::Spot;
pub use sums::Sums;
pub use underway::{Late, RestOfDay, Underway, Whereabouts};
pub use ways::Ways;

/// What stands before a time of a day's schedule that lies after its midnight: 次日 / "next day"; nothing before.
pub fn days_later(minute: u32) -> Bilingual {
    words::days_later(minute)
}

/// A way from one place of a day to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// When one leaves.
    pub depart: u32,
    /// When one arrives.
    pub arrive: u32,
    /// How long, how far, how, and how that came about.
    pub estimate: Estimate,
}

/// A visit in time.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduledVisit {
    /// Which stop.
    pub stop: StopId,
    /// The way here; `None` where the day begins, and where a stop is not in the pack.
    pub way: Option<Leg>,
    /// When one is at the door.
    pub arrive: u32,
    /// When the visit begins: later than `arrive` where one waits for the opening.
    pub enter: u32,
    /// When the visit ends.
    pub leave: u32,
    /// When visitors are let in on the day on which one is there; `None` without a date.
    pub let_in: Option<EntryDay>,
}

/// A train or boat of the traveller's own in time.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduledRide {
    /// Which ride of the trip's day, counted from 0.
    pub ride: usize,
    /// How many of the visits beside it come before it.
    pub after: usize,
    /// The way to where it leaves; `None` where one is there already, and where nobody knows the way.
    pub way: Option<Leg>,
    /// When one is there.
    pub arrive: u32,
    /// The ride itself.
    pub leg: Leg,
}

impl ScheduledRide {
    /// Minutes at the station or pier.
    pub fn waiting(&self) -> u32 {
        self.leg.depart.saturating_sub(self.arrive)
    }

    /// What it is called, with both its ends: G7501 杭州东站→宁波站.
    pub fn words(&self, atlas: &Atlas) -> Bilingual {
        self.leg.estimate.how.iter().find_map(|step| step.ride_words(atlas)).unwrap_or_default()
    }

    /// The way to it and the ride itself.
    pub fn legs(&self) -> impl Iterator<Item = &Leg> {
        self.way.iter().chain([&self.leg])
    }
}

impl ScheduledVisit {
    /// Minutes at the door.
    pub fn waiting(&self) -> u32 {
        self.enter - self.arrive
    }

    /// Minutes of the visit itself.
    pub fn stay(&self) -> u32 {
        self.leave - self.enter
    }
}

/// A day in time.
#[derive(Clone, Debug, PartialEq)]
pub struct DaySchedule {
    /// Its date, when the trip has a start.
    pub date: Option<NaiveDate>,
    /// When it begins.
    pub from: u32,
    /// By when it should be over.
    pub to: u32,
    /// Visits in order, one for each visit of the trip's day.
    pub visits: Vec<ScheduledVisit>,
    /// Trains and boats of the traveller's own, in order.
    pub rides: Vec<ScheduledRide>,
    /// The way to where the day ends.
    pub way_home: Option<Leg>,
    /// When it is over.
    pub end: u32,
    /// What clashes or is not known, in the order of the day.
    pub conflicts: Vec<Conflict>,
    /// What it adds up to.
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

    /// Minutes on the way, without any wait for a ride of the traveller's own.
    pub fn travel_minutes(&self) -> u32 {
        self.legs().map(|leg| leg.estimate.minutes).sum()
    }

    /// The rides right before the visit at a place; for one past the last, those at the end.
    pub fn rides_before(&self, place: usize) -> impl Iterator<Item = &ScheduledRide> {
        self.rides.iter().filter(move |ride| ride.after == place)
    }
}

/// A trip in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// Its days in order; shared, so that a day that an edit did not touch stays the very same.
    pub days: Vec<Arc<DaySchedule>>,
    /// What it adds up to.
    pub sums: Sums,
}

impl Schedule {
    /// Works out a trip.
    pub fn of(trip: &Trip, atlas: &Atlas, ways: &Ways) -> Self {
        Self::of_days((0..trip.days.len()).filter_map(|day| Self::day(trip, day, atlas, ways)).map(Arc::new))
    }

    /// Works out a trip that was `before` when this was its schedule, in the same pack and by the same ways: only the
    /// days that are others now.
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

    /// Works out one day of a trip, counted from 0; `None` when there is no such day.
    pub fn day(trip: &Trip, day: usize, atlas: &Atlas, ways: &Ways) -> Option<DaySchedule> {
        timeline::day(trip, day, atlas, ways)
    }

    /// Works out what is left of a day of a trip, counted from 0, for someone in the course of it; `None` when there is
    /// no such day.
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
