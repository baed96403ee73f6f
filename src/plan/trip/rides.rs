//! The traveller's own trains and boats in the planner's problem: visits that begin where a ride is boarded and end
//! where it arrives, each on its day and at its minute.

use super::candidates::minutes;
use super::wishes::{DayWish, Wishes};
use crate::domain::schedule::pace;
use crate::domain::trip::Ride;
use crate::plan::problem::{DayIndex, Priority, Visit, VisitIndex, Window};

/// A ride in the problem. Rides come after the stops, day by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AskedRide {
    /// Its visit.
    pub visit: VisitIndex,
    /// Its day.
    pub day: DayIndex,
    /// Which ride of that day, counted from 0.
    pub index: usize,
    /// How many of the kept visits of that day come before it.
    pub after: usize,
    /// Its number.
    pub number: String,
}

/// All rides of the wishes; the first one is visit `first`.
pub(super) fn asked_rides(wishes: &Wishes, first: VisitIndex) -> Vec<AskedRide> {
    let days = wishes.days.iter().enumerate();
    let rides = days.flat_map(|(day, wish)| wish.rides.iter().enumerate().map(move |ride| (day, ride)));
    let asked = |(at, (day, (index, ride))): (usize, (DayIndex, (usize, &Ride)))| AskedRide {
        visit: first + at,
        day,
        index,
        after: ride.after,
        number: ride.number.clone(),
    };
    rides.enumerate().map(asked).collect()
}

/// Merges rides, each with the number of visits before it, and visits, each with its place, in the order of the day.
pub(super) fn in_order<T>(
    rides: impl Iterator<Item = (usize, T)>,
    visits: impl Iterator<Item = (usize, T)>,
) -> Vec<T> {
    // A ride with two visits before it comes before the visit at place 2; rides are already in order.
    let rides = rides.map(|(after, ride)| ((after, 0), ride));
    let mut all: Vec<_> = rides.chain(visits.map(|(at, visit)| ((at, 1), visit))).collect();
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, one)| one).collect()
}

/// A ride as a visit of its day, counted from 0. It begins some minutes before the departure and ends with the arrival.
pub(super) fn visit_of_ride(ride: &Ride, day: DayIndex, wish: &DayWish) -> Visit {
    let (depart, arrive) = ride.minutes();
    // If the day begins there, the wait cannot begin before the day does.
    let begins_there = ride.after == 0 && wish.base.start.as_ref().is_none_or(|start| start == &ride.from);
    let most = if begins_there { depart.saturating_sub(wish.from) } else { u32::MAX };
    let early = pace::OWN_RIDE_EARLY_MINUTES.min(most).min(depart);
    let start = minutes(depart - early);
    let window = Window { open: start, last_entry: start, leave_by: None };
    let mut windows = vec![Vec::new(); day];
    windows.push(vec![window]);
    Visit {
        service: minutes(arrive.saturating_sub(depart) + early),
        windows,
        wish: Priority::Kept,
        day: Some(day),
        start: Some(start),
        // Stations have food, piers may not.
        no_food: ride.is_boat(),
        ..Visit::default()
    }
}
