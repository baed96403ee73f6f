//! Puts the visits of a package into a day.

use super::{Applied, Side, Trip, Visit, VisitAt, day_or_next, put, take, take_candidate};

pub(super) fn add(trip: &mut Trip, day: usize, at: Option<usize>, visits: &[Visit]) -> Applied {
    day_or_next(trip, day)?;
    let anchor = at.and_then(|index| Some(trip.days.get(day)?.visits.get(index)?.stop.clone()));
    let side = if at.is_none() { Side::Behind } else { Side::Before };
    let block: Vec<Visit> = visits.iter().filter_map(|visit| own(trip, visit)).collect();
    let here = trip.days.get(day).map_or(&[][..], |day| &day.visits);
    // The visit at that place may be part of the package and have been taken out; then the nearest place is used.
    let place = anchor.and_then(|stop| here.iter().position(|visit| visit.stop == stop));
    let first = place.or(at).unwrap_or(here.len()).min(here.len());
    for (offset, visit) in block.into_iter().enumerate() {
        put(trip, visit, VisitAt { day, index: first + offset }, side)?;
    }
    Ok(())
}

/// The visit as the trip has it, taken out of its place; else that of the package. `None` if it is locked.
fn own(trip: &mut Trip, visit: &Visit) -> Option<Visit> {
    let known = match trip.find(&visit.stop) {
        Some(at) if trip.visit(at).is_some_and(|known| known.locked) => return None,
        Some(at) => take(trip, at).ok(),
        None => take_candidate(trip, &visit.stop),
    };
    let Some(known) = known else { return Some(visit.clone()) };
    let (minutes, note) =
        (known.minutes.or(visit.minutes), known.note.clone().or_else(|| visit.note.clone()));
    Some(Visit { minutes, note, ..known })
}
