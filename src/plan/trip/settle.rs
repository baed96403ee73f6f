//! From an answer to a trip: visits keep the traveller's notes and locks, and nothing that was in the trip is lost.

use chrono::NaiveTime;

use super::answer::{Answer, PlannedDay, PlannedVisit};
use super::wishes::{DayWish, Wishes};
use crate::domain::trip::{Day, Ride, Side, Visit};
use crate::domain::{Atlas, Trip};

/// The present trip with the answer as its days. Stops of the trip that are not in the plan become candidates.
pub fn settled(present: &Trip, wishes: &Wishes, answer: &Answer, atlas: &Atlas) -> Trip {
    let wishes = &wishes.with_nights(&answer.nights, atlas);
    let mut days: Vec<Day> = wishes.days.iter().map(empty_day).collect();
    for (index, (day, planned)) in days.iter_mut().zip(&answer.days).enumerate() {
        // An evening that was allowed becomes part of the day.
        let end = wishes.days.get(index).map_or(0, |wish| wish.to);
        let until = planned.until.min(wishes.latest_end(index));
        if until > end {
            day.to = time(until.div_ceil(15) * 15);
        }
    }
    for (index, (day, planned)) in days.iter_mut().zip(&answer.days).enumerate() {
        day.visits = planned.visits.iter().map(|visit| visit_of(present, index, visit)).collect();
        day.rides = rides(wishes, index, planned);
        put_back_what_is_kept(day, present.days.get(index), atlas);
    }
    let mut trip = Trip {
        start: Some(wishes.start),
        mode: answer.means.unwrap_or(wishes.mode),
        days,
        party: wishes.party.clone().checked(),
        candidates: Vec::new(),
        ..present.clone()
    };
    let before = present.days.iter().flat_map(|day| &day.visits).chain(&present.candidates);
    for visit in before {
        if !trip.holds(&visit.stop) {
            trip.candidates.push(Visit { locked: false, ..visit.clone() });
        }
    }
    trip
}

fn empty_day(wish: &DayWish) -> Day {
    Day { from: time(wish.from), to: time(wish.to), base: wish.base.clone(), ..Day::default() }
}

/// The rides of a day, in the places that the plan gives them.
fn rides(wishes: &Wishes, index: usize, planned: &PlannedDay) -> Vec<Ride> {
    let wished = wishes.days.get(index).map(|wish| wish.rides.as_slice()).unwrap_or_default();
    let mut rides: Vec<Ride> = Vec::new();
    for (at, ride) in wished.iter().enumerate() {
        // A ride that no plan can hold stays at the end.
        let after = planned.rides.get(at).copied().unwrap_or(planned.visits.len());
        rides.push(Ride { after, ..ride.clone() });
    }
    rides
}

fn time(minute: u32) -> NaiveTime {
    let last = 24 * 60 - 1;
    NaiveTime::from_num_seconds_from_midnight_opt(minute.min(last) * 60, 0).unwrap_or_default()
}

/// A planned visit with its note from the trip; a visit that is locked on that day is kept as it is.
fn visit_of(present: &Trip, day: usize, planned: &PlannedVisit) -> Visit {
    let here = present.days.get(day).into_iter().flat_map(|day| &day.visits);
    let locked = here.clone().find(|visit| visit.locked && visit.stop == planned.stop);
    if let Some(locked) = locked {
        return locked.clone();
    }
    let mut held = present.days.iter().flat_map(|day| &day.visits).chain(&present.candidates);
    let note = held.find(|visit| visit.stop == planned.stop).and_then(|visit| visit.note.clone());
    Visit { minutes: planned.minutes, note, ..Visit::to(planned.stop.clone()) }
}

/// Puts back locked visits that no plan can hold, as near to their place as possible. Those that the pack does not know
/// come last, because the travel from them is unknown.
fn put_back_what_is_kept(day: &mut Day, before: Option<&Day>, atlas: &Atlas) {
    for (index, visit) in before.into_iter().flat_map(|day| day.visits.iter().enumerate()) {
        if visit.locked && day.visits.iter().all(|planned| planned.stop != visit.stop) {
            let last = day.visits.len();
            let at = if atlas.stop(&visit.stop).is_some() { index.min(last) } else { last };
            let is_before = before.is_some_and(|day| day.rides.iter().all(|ride| index < ride.after));
            let side = if is_before { Side::Before } else { Side::Behind };
            day.put_visit(at, visit.clone(), side);
        }
    }
}
