//! Travel times between many places as plain numbers: what [`Ways::estimate`] returns, for every pair and every hour,
//! fast enough for the planner. No words and no lists of steps are made.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::way_length::WayLength;
use super::ways::choice::{self, WaySpot};
use super::ways::{Ways, on_land};
use super::{Spot, crossings};
use crate::domain::trip::TripMode;

const HOUR: u32 = 60;

/// The ways between the places of a fixed list.
pub struct WayTable<'a> {
    ways: &'a Ways,
    mode: TripMode,
    spots: Vec<KnownPlace>,
}

/// A place, and how one gets from it to where trains and boats call.
struct KnownPlace {
    spot: Spot,
    /// The crossing to the other shore, for a stop that only a ferry of the pack's routes reaches.
    crossing: WayLength,
    /// The place itself, or the other shore.
    landing: Arc<WaySpot>,
}

impl<'a> WayTable<'a> {
    /// Prepares the ways between `spots` by one means.
    pub fn new(ways: &'a Ways, mode: TripMode, spots: Vec<Spot>) -> Self {
        let known = |spot: Spot| {
            let shore = ways.crossings.shore_of(&spot);
            let crossing =
                shore.map(|shore| WayLength::of(&crossings::ferry(&spot, shore))).unwrap_or_default();
            let landing = shore.map_or_else(|| spot.clone(), on_land);
            KnownPlace { crossing, landing: ways.place(&landing, mode), spot }
        };
        Self { ways, mode, spots: spots.into_iter().map(known).collect() }
    }

    /// The longest that the way takes when leaving within each hour of `hours` (8 is from 8:00 to 8:59), in order. A
    /// single value if it is the same in all of them; empty for places that are not in the table.
    pub fn by_hour(&self, from: usize, to: usize, hours: RangeInclusive<u32>) -> Vec<WayLength> {
        let Some((a, b)) = self.spots.get(from).zip(self.spots.get(to)) else { return Vec::new() };
        if self.ways.crossings.joins(&a.spot, &b.spot) {
            return vec![WayLength::of(&crossings::ferry(&a.spot, &b.spot))];
        }
        let outside = a.crossing.plus(b.crossing);
        let (leaves, arrives) = (&a.landing, &b.landing);
        if let Some(any_time) = self.ways.at_any_time(&leaves.stand, &arrives.stand, self.mode) {
            return vec![WayLength::of(&any_time).plus(outside)];
        }
        let choices = self.ways.choices(leaves, arrives, self.mode);
        let rides = self.ways.rides();
        let at_shore = a.crossing.minutes;
        let hour = |hour: u32| {
            let begin = at_shore + hour * HOUR;
            choice::longest(&choices, rides, begin, begin + HOUR - 1).plus(outside)
        };
        let hourly: Vec<_> = hours.map(hour).collect();
        if hourly.iter().all(|way| Some(way) == hourly.first()) {
            hourly.into_iter().take(1).collect()
        } else {
            hourly
        }
    }
}
