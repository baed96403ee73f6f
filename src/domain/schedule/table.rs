//! The ways between many places in numbers alone: what [`Ways::estimate`] says, for every pair and every hour, quickly
//! enough for the planner. No words are made and no list of steps.

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
    connections: Vec<Connection<'a>>,
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
    pub fn by_hour(&self, from: usize, to: usize, hours: std::ops::RangeInclusive<u32>) -> Vec<WayLength> {
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
        let first = a.crossing().minutes;
        let hourly: Vec<_> = hours
            .map(|hour| {
                self.longest(a, b, slow, first + hour * HOUR..first + (hour + 1) * HOUR).plus(outside)
            })
            .collect();
        if hourly.iter().all(|way| Some(way) == hourly.first()) {
            hourly[..1.min(hourly.len())].to_vec()
        } else {
            hourly
        }
    }

    /// The longest of all moments. Between two missed trains a later start never makes a way longer, so only those
    /// moments and the first one are looked at.
    fn longest(&self, a: &Place, b: &Place, slow: WayLength, moments: std::ops::Range<u32>) -> WayLength {
        let mut longest = self.quickest(a, b, slow, moments.start);
        for ride in &self.connections {
            let access = a.gates.get(ride.from).map_or(0, |gate| gate.minutes);
            for missed in ride.just_missed().map(|minute| minute.saturating_sub(access)) {
                if moments.contains(&missed) {
                    longest = longest.or_longer(self.quickest(a, b, slow, missed));
                }
            }
        }
        longest
    }

    /// By train or without, whichever is quicker for someone who leaves at that minute; without where both are equal.
    fn quickest(&self, a: &Place, b: &Place, slow: WayLength, depart: u32) -> WayLength {
        let mut best = slow;
        for ride in &self.connections {
            let Some((before, after)) = a.gates.get(ride.from).zip(b.gates.get(ride.to)) else { continue };
            // No train is quicker than the wait for it.
            if before.minutes + after.minutes < best.minutes {
                let train = ride.door_to_door(depart + before.minutes);
                let total = before.plus(*after);
                if total.minutes + train < best.minutes {
                    best = WayLength { minutes: total.minutes + train, ..total };
                }
            }
        }
        best
    }
}
