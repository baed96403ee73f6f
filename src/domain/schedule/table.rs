//! The ways between many places in numbers alone: what [`Ways::estimate`] says, for every pair and every hour, quickly
//! enough for the planner. No words are made and no list of steps.

use std::ops::RangeInclusive;

use super::trains::Connection;
use super::ways::{Ways, on_land, walk_or_ride};
use super::{Spot, crossings, local, pace};
use crate::domain::trip::TripMode;
use crate::geometry::LonLat;

const HOUR: u32 = 60;

/// Minutes and metres on foot of a way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct WayLength {
    /// From door to door.
    pub minutes: u32,
    /// On foot.
    pub walk_m: u32,
}

impl WayLength {
    fn plus(self, other: Self) -> Self {
        Self { minutes: self.minutes + other.minutes, walk_m: self.walk_m + other.walk_m }
    }

    /// The longer of each.
    fn or_longer(self, other: Self) -> Self {
        Self { minutes: self.minutes.max(other.minutes), walk_m: self.walk_m.max(other.walk_m) }
    }

    fn of(estimate: &super::Estimate) -> Self {
        Self { minutes: estimate.minutes, walk_m: estimate.on_foot().1 }
    }
}

/// The ways between places that are known beforehand.
pub struct WayTable<'a> {
    ways: &'a Ways,
    mode: TripMode,
    places: Vec<Place>,
    connections: Vec<Connection>,
}

/// A place, and how one gets from it to where the line's trains call.
struct Place {
    spot: Spot,
    /// The other shore and the crossing, for a stop that only a ferry reaches.
    shore: Option<(Spot, WayLength)>,
    /// From the place or its shore to each station.
    gates: Vec<WayLength>,
}

impl Place {
    /// Where one is on land.
    fn landing(&self) -> &Spot {
        self.shore.as_ref().map_or(&self.spot, |(shore, _)| shore)
    }

    fn crossing(&self) -> WayLength {
        self.shore.as_ref().map_or(WayLength::default(), |(_, crossing)| *crossing)
    }
}

impl<'a> WayTable<'a> {
    /// Prepares the ways between `spots` by one means.
    pub fn new(ways: &'a Ways, mode: TripMode, spots: Vec<Spot>) -> Self {
        let stations: Vec<LonLat> = ways.trains.calls().collect();
        let place = |spot: Spot| {
            let shore = ways.crossings.shore_of(&spot);
            let shore = shore.map(|shore| (on_land(shore), WayLength::of(&crossings::ferry(&spot, shore))));
            let at = shore.as_ref().map_or(spot.position, |(shore, _)| shore.position);
            let gate = |station: &LonLat| WayLength::of(&walk_or_ride(at.distance_m(*station)));
            Place { gates: stations.iter().map(gate).collect(), spot, shore }
        };
        let places = spots.into_iter().map(place).collect();
        Self { ways, mode, places, connections: ways.trains.connections() }
    }

    /// The longest that the way takes for someone who leaves within each hour of `hours` (8 is from 8:00 to 8:59). One
    /// value where it is the same in all of them, none for places that the table does not hold.
    pub fn by_hour(&self, from: usize, to: usize, hours: RangeInclusive<u32>) -> Vec<WayLength> {
        let Some((a, b)) = self.places.get(from).zip(self.places.get(to)) else { return Vec::new() };
        if self.ways.crossings.joins(&a.spot, &b.spot) {
            return vec![WayLength::of(&crossings::ferry(&a.spot, &b.spot))];
        }
        let outside = a.crossing().plus(b.crossing());
        let (leaves, arrives) = (a.landing(), b.landing());
        let distance = self.ways.distance(leaves, arrives);
        if let Some(any_time) = self.ways.at_any_time(leaves, arrives, distance, self.mode) {
            return vec![WayLength::of(&any_time).plus(outside)];
        }
        let slow = WayLength::of(&local::transit(distance));
        if distance.crow_m < pace::TRAIN_MIN_M {
            return vec![slow.plus(outside)];
        }
        let (first, last) = (hours.start() * HOUR, (hours.end() + 1) * HOUR - 1);
        let at_shore = a.crossing().minutes;
        let rides = self.useful(a, b, slow, at_shore + first..=at_shore + last);
        if rides.iter().all(|ride| ride.is_steady) {
            return vec![quickest(&rides, slow, at_shore + first).plus(outside)];
        }
        let hour = |hour: u32| {
            let begin = at_shore + hour * HOUR;
            longest(&rides, slow, begin..=begin + HOUR - 1).plus(outside)
        };
        let hourly: Vec<_> = hours.map(hour).collect();
        if hourly.iter().all(|way| Some(way) == hourly.first()) {
            hourly.into_iter().take(1).collect()
        } else {
            hourly
        }
    }

    /// The rides that may be quicker than any other way at any of these moments of leaving.
    fn useful(&self, a: &Place, b: &Place, slow: WayLength, moments: RangeInclusive<u32>) -> Vec<Useful<'_>> {
        let ride = |ride: &'_ Connection| {
            let (before, after) = (a.gates.get(ride.from)?, b.gates.get(ride.to)?);
            Some((before.minutes, before.plus(*after)))
        };
        let mut sure = slow.minutes;
        let mut rides: Vec<(Useful, u32)> = Vec::new();
        for connection in &self.connections {
            let Some((access, ends)) = ride(connection) else { continue };
            if ends.minutes >= sure {
                continue;
            }
            let (first, last) = (access + moments.start(), access + moments.end());
            let (begin, end) = (connection.door_to_door(first), connection.door_to_door(last));
            let missed = connection.missed_between(first, last).map(|minute| connection.door_to_door(minute));
            let (most, least) = missed
                .fold((begin.max(end), begin.min(end)), |(most, least), one| (most.max(one), least.min(one)));
            // Between two missed trains a way only gets shorter, by no more than the wait for the first train.
            let quiet = connection.missed_between(first, last).next().is_none();
            let is_steady = quiet && begin == end;
            let at_best = if quiet { least } else { 0 };
            sure = sure.min(ends.minutes + most);
            rides.push((Useful { connection, access, ends, is_steady }, ends.minutes + at_best));
        }
        rides.into_iter().filter(|(_, at_best)| *at_best <= sure).map(|(ride, _)| ride).collect()
    }
}

/// A ride that may help on a way.
struct Useful<'t> {
    connection: &'t Connection,
    /// From the place to the first station's door.
    access: u32,
    /// The ways to the first station and from the last.
    ends: WayLength,
    /// Whether it takes as long at every moment that is looked at.
    is_steady: bool,
}

/// The longest of all moments. Between two missed trains a later start never makes a way longer, so only those moments
/// and the first one are looked at.
fn longest(rides: &[Useful], slow: WayLength, moments: RangeInclusive<u32>) -> WayLength {
    let (first, last) = (*moments.start(), *moments.end());
    let missed = rides.iter().flat_map(|ride| {
        let there = ride.connection.missed_between(first + ride.access, last + ride.access);
        there.map(|minute| minute - ride.access)
    });
    missed.fold(quickest(rides, slow, first), |way, missed| way.or_longer(quickest(rides, slow, missed)))
}

/// By train or without, whichever is quicker for someone who leaves at that minute; without where both are equal.
fn quickest(rides: &[Useful], slow: WayLength, depart: u32) -> WayLength {
    rides.iter().fold(slow, |best, ride| {
        let minutes = ride.ends.minutes + ride.connection.door_to_door(depart + ride.access);
        if minutes < best.minutes { WayLength { minutes, ..ride.ends } } else { best }
    })
}
