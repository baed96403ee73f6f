//! A planned day with times from the timeline's estimates: travel without the planner's margins. Lunch is where the
//! plan has it.

use super::answer::{LunchAt, PlannedDay};
use super::rides::in_order;
use super::wishes::Wishes;
use crate::domain::schedule::{Estimate, Spot, Ways};
use crate::domain::trip::{Ride, TripMode};
use crate::domain::{Atlas, EntryDay, Stop, StopId};

/// A day with its times, in minutes after midnight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Itinerary {
    /// The visits in order.
    pub visits: Vec<ItineraryVisit>,
    /// The legs, each with its departure: one to each visit, two for each of the traveller's own rides (to it, and the
    /// ride itself), and one home. `None` if a day begins at its first visit or ends with its last.
    pub legs: Vec<Option<(u32, Estimate)>>,
    /// Lunch: from, to.
    pub lunch: Option<(u32, u32)>,
    /// When the day ends.
    pub end: u32,
}

/// A visit with its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItineraryVisit {
    /// Which stop.
    pub stop: StopId,
    /// Arrival at the door.
    pub arrive: u32,
    /// When the visit begins.
    pub enter: u32,
    /// When it ends.
    pub leave: u32,
}

/// An item of a planned day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The visit at that index of the plan.
    Visit(usize),
    /// The ride at that index of the day's wishes.
    Ride(usize),
}

/// Visits and rides of a planned day in their order.
pub fn rows(planned: &PlannedDay) -> Vec<Row> {
    let rides = planned.rides.iter().enumerate().map(|(ride, after)| (*after, Row::Ride(ride)));
    let visits = (0..planned.visits.len()).map(|visit| (visit, Row::Visit(visit)));
    in_order(rides, visits)
}

/// Walks through a day and keeps track of time and place.
struct Walker<'a> {
    ways: &'a Ways,
    mode: TripMode,
    now: u32,
    at: Option<Spot>,
    day: Itinerary,
    lunch: Option<(LunchAt, u32, u32)>,
}

/// The times of a planned day of these wishes; `day` is counted from 0.
pub fn itinerary(
    planned: &PlannedDay,
    wishes: &Wishes,
    day: usize,
    mode: TripMode,
    atlas: &Atlas,
    ways: &Ways,
) -> Itinerary {
    let Some(wish) = wishes.days.get(day) else { return Itinerary::default() };
    let spot = |base: &Option<_>| base.as_ref().and_then(|base| Spot::of_base(base, atlas));
    let lunch = planned.lunch_at.zip(planned.lunch).map(|(at, (from, to))| (at, from, to));
    let day_so_far = Itinerary::default();
    let at = spot(&wish.base.start);
    let mut walker = Walker { ways, mode, now: wish.from, at, day: day_so_far, lunch };
    let rows = rows(planned);
    for (index, row) in rows.iter().enumerate() {
        let visit = match row {
            Row::Visit(visit) => planned.visits.get(*visit),
            Row::Ride(ride) => {
                wish.rides.get(*ride).into_iter().for_each(|ride| walker.ride(index, ride, atlas));
                None
            }
        };
        let Some(visit) = visit else { continue };
        let Some(stop) = atlas.stop(&visit.stop) else { continue };
        walker.go(index, &Spot::of_stop(stop));
        let stay = visit.minutes.unwrap_or(stop.visit_minutes);
        let arrive = walker.arrive(index);
        let enter = opens(stop, wishes, day, walker.now, stay, atlas);
        // If lunch during the visit ends later than the visit would, the visit is extended.
        let leave = walker.inside(index, enter).unwrap_or(0).max(enter + stay);
        walker.day.visits.push(ItineraryVisit { stop: visit.stop.clone(), arrive, enter, leave });
        walker.now = leave;
    }
    let got_off = matches!(rows.last(), Some(Row::Ride(_)));
    match spot(&wish.base.end).filter(|home| !(got_off && walker.is_at(home))) {
        Some(home) => walker.go(rows.len(), &home),
        None => walker.stay(rows.len()),
    }
    walker.arrive(rows.len());
    walker.day.end = walker.now;
    walker.day
}

impl Walker<'_> {
    /// Has lunch, if it is planned here.
    fn pause(&mut self, here: LunchAt) {
        let Some((_, from, to)) = self.lunch.filter(|(at, ..)| *at == here) else { return };
        // As soon as possible, but not before lunchtime unless the plan has it earlier.
        let begin = self.now.max(from.min(self.now.max(EARLIEST_LUNCH)));
        self.day.lunch = Some((begin, begin + to.saturating_sub(from)));
        self.now = begin + to.saturating_sub(from);
    }

    fn go(&mut self, index: usize, to: &Spot) {
        self.pause(LunchAt::Before(index));
        let leg = self.at.as_ref().map(|from| (self.now, self.ways.estimate(from, to, self.mode, self.now)));
        self.now += leg.as_ref().map_or(0, |(_, estimate)| estimate.minutes);
        self.day.legs.push(leg);
        self.at = Some(to.clone());
    }

    /// Stays in place, and has lunch if it is planned here.
    fn stay(&mut self, index: usize) {
        self.pause(LunchAt::Before(index));
        self.day.legs.push(None);
    }

    fn is_at(&self, place: &Spot) -> bool {
        self.at.as_ref().is_some_and(|at| at.position == place.position)
    }

    /// Goes to where a ride leaves, and takes it to where it arrives.
    fn ride(&mut self, index: usize, ride: &Ride, atlas: &Atlas) {
        match Spot::of_base(&ride.from, atlas).filter(|from| !self.is_at(from)) {
            Some(from) => self.go(index, &from),
            None => self.stay(index),
        }
        self.arrive(index);
        let (depart, arrive) = ride.minutes();
        self.day.legs.push(Some((depart, Estimate::of_ticket(ride, atlas))));
        self.now = self.now.max(arrive);
        self.at = Spot::of_base(&ride.to, atlas);
    }

    /// The arrival, followed by the lunch before a visit, if it is planned here.
    fn arrive(&mut self, index: usize) -> u32 {
        let arrive = self.now;
        self.pause(LunchAt::Arrived(index));
        arrive
    }

    /// Has lunch during a visit, if it is planned here; returns when it is over.
    fn inside(&mut self, index: usize, enter: u32) -> Option<u32> {
        let (_, from, to) = self.lunch.filter(|(at, ..)| *at == LunchAt::Inside(index))?;
        let begin = enter.max(EARLIEST_LUNCH).min(from.max(enter));
        let end = begin + to.saturating_sub(from);
        self.day.lunch = Some((begin, end));
        Some(end)
    }
}

/// The earliest time for lunch: eleven.
const EARLIEST_LUNCH: u32 = 11 * 60;

/// When someone who arrives at `arrive` is let in for the whole visit.
fn opens(stop: &Stop, wishes: &Wishes, day: usize, arrive: u32, stay: u32, atlas: &Atlas) -> u32 {
    if stop.is_always_open() {
        return arrive;
    }
    let date = wishes.date_of(day);
    let EntryDay::Open(windows) =
        date.map_or(EntryDay::Unknown, |date| stop.entry_windows(date, &atlas.calendar))
    else {
        return arrive;
    };
    let starts = windows.iter().filter(|window| {
        let begin = arrive.max(u32::from(window.open.from));
        arrive <= u32::from(window.last_entry) && begin + stay <= u32::from(window.open.to)
    });
    starts.map(|window| arrive.max(u32::from(window.open.from))).next().unwrap_or(arrive)
}
