//! What edits do to the traveller's own trains and boats.

use super::{Applied, day_mut};
use crate::domain::trip::{Day, EditError, MAX_RIDES, Ride, Trip};

pub(super) fn add(trip: &mut Trip, day: usize, ride: &Ride) -> Applied {
    let ride = ride.checked()?;
    let day = day_mut(trip, day)?;
    // A button that is pressed twice adds only one ride.
    if day.rides.iter().any(|other| is_same(other, &ride)) {
        return Err(EditError::NothingChanges);
    }
    if day.rides.len() >= MAX_RIDES {
        return Err(EditError::TooManyRides);
    }
    day.rides.push(ride);
    Ok(())
}

pub(super) fn set(trip: &mut Trip, day: usize, index: usize, ride: &Ride) -> Applied {
    let ride = ride.checked()?;
    let there = day_mut(trip, day)?;
    *there.rides.get_mut(index).ok_or(EditError::NoSuchRide(day, index))? = ride;
    Ok(())
}

pub(super) fn remove(trip: &mut Trip, day: usize, index: usize) -> Applied {
    let rides = &mut day_mut(trip, day)?.rides;
    if index >= rides.len() {
        return Err(EditError::NoSuchRide(day, index));
    }
    rides.remove(index);
    Ok(())
}

fn is_same(a: &Ride, b: &Ride) -> bool {
    Ride { after: b.after, ..a.clone() } == *b
}

/// Keeps rides within the existing visits, and sorts rides at the same position by departure.
pub(super) fn put_in_order(day: &mut Day) {
    let visits = day.visits.len();
    day.rides.iter_mut().for_each(|ride| ride.after = ride.after.min(visits));
    day.rides.sort_by_key(|ride| (ride.after, ride.depart));
}
