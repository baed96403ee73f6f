//! Where in a day a train or boat of the traveller's own stands among the visits.

use std::cmp::Reverse;

use super::{Trip, World, trial};
use crate::domain::schedule::Schedule;
use crate::domain::trip::{Edit, Ride};

/// How many visits of a day, counted from 0, best come before a ride that the day does not hold yet: where least clashes
/// and one is on the way for the shortest time, and as many as can be.
pub fn before_ride(trip: &Trip, day: usize, ride: &Ride, World { atlas, ways }: World<'_>) -> usize {
    let visits = trip.days.get(day).map_or(0, |day| day.visits.len());
    let tried = (0..=visits).filter_map(|after| {
        let next = Edit::AddRide { day, ride: Ride { after, ..ride.clone() } }.apply(trip).ok()?;
        let worked_out = Schedule::day(&next, day, atlas, ways)?;
        Some((trial::harm(&worked_out), worked_out.travel_minutes(), Reverse(after)))
    });
    tried.min().map_or(visits, |(_, _, Reverse(after))| after)
}
