//! Lunch in the trip itself. A plan keeps time for lunch, but a trip has only visits, and its timeline would close the
//! gap. So the visit before or after lunch is lengthened, with a note that says why.

use crate::domain::schedule::DaySchedule;
use crate::domain::{Atlas, Schedule, StopId, Trip, Ways};
use crate::plan::trip::{Answer, LunchAt, PlannedDay, Row, rows};

/// The trip with the lunches of its plan, each as a longer visit before or after it, marked with `note`. A day stays as
/// it is where that would add a clash, or where there is a long enough wait anyway.
#[must_use]
pub fn with_lunch(trip: Trip, answer: &Answer, note: &str, atlas: &Atlas, ways: &Ways) -> Trip {
    let mut next = trip;
    for day in 0..next.days.len() {
        // Lunch during a visit needs no extra time.
        let planned = answer.days.get(day).filter(|planned| lunch_inside(planned).is_none());
        let lunch = planned.and_then(|planned| planned.lunch);
        let worked_out = Schedule::day(&next, day, atlas, ways);
        if let (Some(lunch), Some(worked_out)) = (lunch, worked_out)
            && let Some(fed) = with_lunch_on(&next, day, lunch, &worked_out, note, atlas, ways)
        {
            next = fed;
        }
    }
    next
}

/// The stop whose visit includes the day's lunch, if one does.
pub fn lunch_inside(planned: &PlannedDay) -> Option<&StopId> {
    let Some(LunchAt::Inside(at)) = planned.lunch_at else { return None };
    match rows(planned).get(at)? {
        Row::Visit(at) => planned.visits.get(*at).map(|visit| &visit.stop),
        Row::Ride(_) => None,
    }
}

/// The trip without the lunches of an earlier plan: unlocked visits whose note is one of `notes` lose it, and their
/// stays become the usual ones again.
#[must_use]
pub fn without_lunch(trip: &Trip, notes: &[&str]) -> Trip {
    let mut next = trip.clone();
    for visit in next.days.iter_mut().flat_map(|day| &mut day.visits).chain(&mut next.candidates) {
        if !visit.locked && visit.note.as_deref().is_some_and(|note| notes.contains(&note)) {
            (visit.note, visit.minutes) = (None, None);
        }
    }
    next
}

fn with_lunch_on(
    trip: &Trip,
    day: usize,
    (from, to): (u32, u32),
    now: &DaySchedule,
    note: &str,
    atlas: &Atlas,
    ways: &Ways,
) -> Option<Trip> {
    let length = to.saturating_sub(from);
    let waits = now.visits.iter().any(|visit| visit.waiting() >= length && visit.enter >= from);
    // Lunch lengthens the last visit that has ended when lunch begins, or else the visit after it.
    let before = now.visits.iter().rposition(|visit| visit.leave <= from);
    let places = [before, Some(before.map_or(0, |before| before + 1))];
    let longer = |at: usize| longer_stay(trip, day, at, length, note, atlas);
    let clashes = |trip: &Trip| {
        let day = Schedule::day(trip, day, atlas, ways);
        day.map_or(0, |day| day.conflicts.iter().filter(|conflict| conflict.kind.is_clash()).count())
    };
    let as_before = clashes(trip);
    let mut tried = places.into_iter().flatten().filter_map(longer);
    if waits { None } else { tried.find(|fed| clashes(fed) <= as_before) }
}

fn longer_stay(trip: &Trip, day: usize, at: usize, minutes: u32, note: &str, atlas: &Atlas) -> Option<Trip> {
    let mut next = trip.clone();
    let visit = next.days.get_mut(day)?.visits.get_mut(at)?;
    if visit.locked || visit.note.is_some() {
        return None;
    }
    let stay = visit.minutes.or(atlas.stop(&visit.stop).map(|stop| stop.visit_minutes))?;
    visit.minutes = Some(stay + minutes);
    visit.note = Some(note.to_owned());
    Some(next)
}
