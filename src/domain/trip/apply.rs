//! What each edit does. Every function works on its own copy of the trip and may leave it half changed when it fails.

use super::{
    Day, Edit, EditError, MAX_DAYS, MAX_NOTE_CHARS, MAX_STAY_MINUTES, MAX_TITLE_CHARS, MAX_VISITS, Party,
    Side, Trip, Visit, VisitAt,
};
use crate::domain::StopId;
use crate::domain::plain_text::{plain_line, plain_text};

mod days;
mod package;
mod rides;

type Applied = Result<(), EditError>;

impl Edit {
    /// The trip after the edit. `updated` is left unchanged, for the caller to set.
    ///
    /// # Errors
    /// When the edit names a day, a visit or a stop that is not there, has an invalid value, breaks a limit, or
    /// changes nothing.
    pub fn apply(&self, trip: &Trip) -> Result<Trip, EditError> {
        let next = apply(trip, self)?;
        if next == *trip { Err(EditError::NothingChanges) } else { Ok(next) }
    }
}

fn apply(trip: &Trip, edit: &Edit) -> Result<Trip, EditError> {
    let mut next = trip.clone();
    match edit {
        Edit::AddStop { stop, day, at } => add_stop(&mut next, stop, *day, *at),
        Edit::AddCandidate { stop } => add_candidate(&mut next, stop),
        Edit::AddRoute { first_day, parts, aside, .. } => add_parts(&mut next, *first_day, parts, aside),
        Edit::AddPackage { day, at, visits, .. } => package::add(&mut next, *day, *at, visits),
        Edit::Remove(at) => take(&mut next, *at).map(drop),
        Edit::RemoveCandidate { stop } => remove_candidate(&mut next, stop),
        Edit::Move { from, to } => move_visit(&mut next, *from, *to),
        Edit::SwapVisits(a, b) => swap_visits(&mut next, *a, *b),
        Edit::Reorder { day, order } => reorder(&mut next, *day, order),
        Edit::PutInstead { at, stop } => put_instead(&mut next, *at, stop),
        Edit::SetAside(at) => set_aside(&mut next, *at),
        Edit::InsertDay { at } => days::insert_day(&mut next, *at),
        Edit::RemoveDay { day } => days::remove_day(&mut next, *day),
        Edit::MoveDay { from, to } => days::move_day(&mut next, *from, *to),
        Edit::SwapDays(a, b) => days::swap_days(&mut next, *a, *b),
        Edit::SetStart(start) => days::set_start(&mut next, *start),
        Edit::ShiftDates { days } => days::shift(&mut next, *days),
        Edit::SetTimes { day, from, to } => days::set_times(&mut next, *day, *from, *to),
        Edit::SetBase { day, base } => days::set_base(&mut next, *day, base),
        Edit::AddRide { day, ride } => rides::add(&mut next, *day, ride),
        Edit::SetRide { day, index, ride } => rides::set(&mut next, *day, *index, ride),
        Edit::RemoveRide { day, index } => rides::remove(&mut next, *day, *index),
        Edit::SetMode(mode) => {
            next.mode = *mode;
            Ok(())
        }
        Edit::SetParty(party) => {
            next.party = party.clone().and_then(Party::checked);
            Ok(())
        }
        Edit::SetTitle(title) => {
            next.title = plain_line(title, MAX_TITLE_CHARS);
            Ok(())
        }
        Edit::SetMinutes { at, minutes } => set_minutes(&mut next, *at, *minutes),
        Edit::SetNote { at, note } => set_note(&mut next, *at, note.as_deref()),
        Edit::SetLocked { at, locked } => {
            visit_mut(&mut next, *at)?.locked = *locked;
            Ok(())
        }
        Edit::Replace { with, .. } => {
            next = Trip { id: trip.id.clone(), updated: trip.updated, ..(**with).clone() };
            Ok(())
        }
        Edit::Merge { with, .. } => {
            merge(&mut next, with);
            Ok(())
        }
    }?;
    next.days.iter_mut().for_each(rides::put_in_order);
    within_limits(next)
}

fn within_limits(trip: Trip) -> Result<Trip, EditError> {
    if trip.days.len() > MAX_DAYS {
        return Err(EditError::TooManyDays);
    }
    let visits = trip.visits().count() + trip.candidates.len();
    if visits > MAX_VISITS { Err(EditError::TooManyVisits) } else { Ok(trip) }
}

fn day_mut(trip: &mut Trip, day: usize) -> Result<&mut Day, EditError> {
    trip.days.get_mut(day).ok_or(EditError::NoSuchDay(day))
}

/// The day, created if it is one past the last.
fn day_or_next(trip: &mut Trip, day: usize) -> Result<&mut Day, EditError> {
    if day == trip.days.len() {
        days::insert_day(trip, day)?;
    }
    day_mut(trip, day)
}

fn visit_mut(trip: &mut Trip, at: VisitAt) -> Result<&mut Visit, EditError> {
    day_mut(trip, at.day)?.visits.get_mut(at.index).ok_or(EditError::NoSuchVisit(at))
}

fn take(trip: &mut Trip, at: VisitAt) -> Result<Visit, EditError> {
    day_mut(trip, at.day)?.take_visit(at.index).ok_or(EditError::NoSuchVisit(at))
}

fn put(trip: &mut Trip, visit: Visit, at: VisitAt, side: Side) -> Applied {
    let day = day_or_next(trip, at.day)?;
    if day.visits.iter().any(|other| other.stop == visit.stop) {
        return Err(EditError::AlreadyThatDay { stop: visit.stop, day: at.day });
    }
    if at.index > day.visits.len() {
        return Err(EditError::NoSuchVisit(at));
    }
    day.put_visit(at.index, visit, side);
    Ok(())
}

fn take_candidate(trip: &mut Trip, stop: &StopId) -> Option<Visit> {
    let at = trip.candidates.iter().position(|visit| &visit.stop == stop)?;
    Some(trip.candidates.remove(at))
}

fn add_stop(trip: &mut Trip, stop: &StopId, day: usize, at: Option<usize>) -> Applied {
    let index = at.unwrap_or_else(|| trip.days.get(day).map_or(0, |day| day.visits.len()));
    let visit = take_candidate(trip, stop).unwrap_or_else(|| Visit::to(stop.clone()));
    put(trip, visit, VisitAt { day, index }, if at.is_none() { Side::Behind } else { Side::Before })
}

fn add_candidate(trip: &mut Trip, stop: &StopId) -> Applied {
    if trip.holds(stop) {
        return Err(EditError::AlreadyInTrip(stop.clone()));
    }
    trip.candidates.push(Visit::to(stop.clone()));
    Ok(())
}

fn remove_candidate(trip: &mut Trip, stop: &StopId) -> Applied {
    take_candidate(trip, stop).map(drop).ok_or_else(|| EditError::NoSuchCandidate(stop.clone()))
}

fn add_parts(trip: &mut Trip, first_day: usize, parts: &[Vec<StopId>], aside: &[StopId]) -> Applied {
    let is_new_aside = aside.iter().any(|stop| !trip.holds(stop));
    if !is_new_aside && parts.iter().flatten().all(|stop| trip.find(stop).is_some()) {
        return Err(EditError::NothingChanges);
    }
    for (day, stops) in (first_day..).zip(parts) {
        day_or_next(trip, day)?;
        for stop in stops {
            if trip.find(stop).is_none() {
                add_stop(trip, stop, day, None)?;
            }
        }
    }
    aside.iter().for_each(|stop| keep_as_candidate(trip, Visit::to(stop.clone())));
    Ok(())
}

fn move_visit(trip: &mut Trip, from: VisitAt, to: VisitAt) -> Applied {
    let visit = take(trip, from)?;
    let is_last = trip.days.get(to.day).is_none_or(|day| day.visits.len() == to.index);
    // Within a day a visit stays on its side of the rides until it passes a neighbour on the other side.
    let is_behind = if from.day == to.day { to.index < from.index } else { is_last };
    put(trip, visit, to, if is_behind { Side::Behind } else { Side::Before })
}

fn swap_visits(trip: &mut Trip, a: VisitAt, b: VisitAt) -> Applied {
    let first = visit_mut(trip, a)?.clone();
    let second = std::mem::replace(visit_mut(trip, b)?, first);
    *visit_mut(trip, a)? = second;
    for at in [a, b] {
        let visits = &day_mut(trip, at.day)?.visits;
        let same = |visit: &&Visit| Some(&visit.stop) == visits.get(at.index).map(|visit| &visit.stop);
        if let Some(twice) = visits.iter().filter(same).nth(1) {
            return Err(EditError::AlreadyThatDay { stop: twice.stop.clone(), day: at.day });
        }
    }
    Ok(())
}

fn reorder(trip: &mut Trip, day: usize, order: &[usize]) -> Applied {
    let visits = &mut day_mut(trip, day)?.visits;
    let mut places = order.to_vec();
    places.sort_unstable();
    if !places.into_iter().eq(0..visits.len()) {
        return Err(EditError::NoSuchVisit(VisitAt { day, index: visits.len() }));
    }
    *visits = order.iter().filter_map(|place| visits.get(*place)).cloned().collect();
    Ok(())
}

fn put_instead(trip: &mut Trip, at: VisitAt, stop: &StopId) -> Applied {
    let rides = day_mut(trip, at.day)?.rides.clone();
    let before = take(trip, at)?;
    let visit = take_candidate(trip, stop).unwrap_or_else(|| Visit::to(stop.clone()));
    put(trip, visit, at, Side::Before)?;
    day_mut(trip, at.day)?.rides = rides;
    keep_as_candidate(trip, before);
    Ok(())
}

fn set_aside(trip: &mut Trip, at: VisitAt) -> Applied {
    let visit = take(trip, at)?;
    keep_as_candidate(trip, visit);
    Ok(())
}

fn keep_as_candidate(trip: &mut Trip, visit: Visit) {
    if !trip.holds(&visit.stop) {
        trip.candidates.push(Visit { locked: false, ..visit });
    }
}

fn set_minutes(trip: &mut Trip, at: VisitAt, minutes: Option<u32>) -> Applied {
    if minutes.is_some_and(|minutes| !(1..=MAX_STAY_MINUTES).contains(&minutes)) {
        return Err(EditError::StayOutOfRange);
    }
    visit_mut(trip, at)?.minutes = minutes;
    Ok(())
}

fn set_note(trip: &mut Trip, at: VisitAt, note: Option<&str>) -> Applied {
    let text = plain_text(note.unwrap_or_default(), MAX_NOTE_CHARS).trim().to_owned();
    visit_mut(trip, at)?.note = (!text.is_empty()).then_some(text);
    Ok(())
}

fn merge(trip: &mut Trip, with: &Trip) {
    trip.days.extend(with.days.iter().cloned());
    let arrived: Vec<_> = with.days.iter().flat_map(|day| &day.visits).map(|visit| &visit.stop).collect();
    trip.candidates.retain(|candidate| !arrived.contains(&&candidate.stop));
    for candidate in &with.candidates {
        keep_as_candidate(trip, candidate.clone());
    }
}
