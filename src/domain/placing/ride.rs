//! Where among the visits of a day the traveller's own train or boat goes.

use std::cmp::Reverse;

use super::{Trip, World, trial};
use crate::domain::schedule::Schedule;
use crate::domain::trip::{Edit, Ride};

/// The best number of visits to place before a ride that the day does not have yet: the least harm first, then the
/// shortest travel time, then as many visits as possible.
pub fn before_ride(trip: &Trip, day: usize, ride: &Ride, World { atlas, ways }: World<'_>) -> usize {
    let visits = trip.days.get(day).map_or(0, |day| day.visits.len());
    let tried = (0..=visits).filter_map(|after| {
        let next = Edit::AddRide { day, ride: Ride { after, ..ride.clone() } }.apply(trip).ok()?;
        let worked_out = Schedule::day(&next, day, atlas, ways)?;
        Some((trial::harm(&worked_out), worked_out.travel_minutes(), Reverse(after)))
    });
    tried.min().map_or(visits, |(_, _, Reverse(after))| after)
}
