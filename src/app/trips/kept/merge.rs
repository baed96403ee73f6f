//! Merges two concurrent changes of one trip, where they do not touch the same thing.

use std::collections::HashMap;

use crate::domain::StopId;
use crate::domain::trip::{Day, Trip, Visit};

/// The trip with both changes; `None` where they contradict each other.
pub fn merge(base: &Trip, mine: &Trip, theirs: &Trip) -> Option<Trip> {
    let merged = merged_fields(base, mine, theirs)?;
    let [base, mine, theirs] = [base, mine, theirs].map(|trip| with_fields(trip, &merged));
    merge_order(&base, &mine, &theirs)
}

/// The merged fields of visits, by stop, for stops that all three trips visit exactly once; `None` where both changed
/// the same field, or one changed what the other has removed.
///
/// They are merged by stop and not by position, since a note in one tab and a move in the other do not conflict.
fn merged_fields(base: &Trip, mine: &Trip, theirs: &Trip) -> Option<HashMap<StopId, Visit>> {
    let [mine, theirs] = [mine, theirs].map(visited_once);
    let mut merged = HashMap::new();
    for (stop, base) in visited_once(base) {
        match (mine.get(stop), theirs.get(stop)) {
            (Some(mine), Some(theirs)) => drop(merged.insert(stop.clone(), visit(base, mine, theirs)?)),
            (Some(kept), None) | (None, Some(kept)) if *kept != base => return None,
            _ => {}
        }
    }
    Some(merged)
}

fn visited_once(trip: &Trip) -> HashMap<&StopId, &Visit> {
    let times = times(trip);
    all_visits(trip).filter(|visit| times[&visit.stop] == 1).map(|visit| (&visit.stop, visit)).collect()
}

fn with_fields(trip: &Trip, fields: &HashMap<StopId, Visit>) -> Trip {
    let mut trip = trip.clone();
    for visit in trip.days.iter_mut().flat_map(|day| &mut day.visits).chain(&mut trip.candidates) {
        if let Some(merged) = fields.get(&visit.stop) {
            visit.clone_from(merged);
        }
    }
    trip
}

fn merge_order(base: &Trip, mine: &Trip, theirs: &Trip) -> Option<Trip> {
    let merged = Trip {
        id: mine.id.clone(),
        title: one_of(&base.title, &mine.title, &theirs.title)?,
        start: one_of(&base.start, &mine.start, &theirs.start)?,
        days: days(&base.days, &mine.days, &theirs.days)?,
        candidates: visits(&base.candidates, &mine.candidates, &theirs.candidates)?,
        mode: one_of(&base.mode, &mine.mode, &theirs.mode)?,
        party: one_of(&base.party, &mine.party, &theirs.party)?,
        updated: mine.updated.max(theirs.updated),
    };
    let (merged_times, mine, theirs) = (times(&merged), times(mine), times(theirs));
    // A stop that the two sides moved to different days would be in both.
    let doubled = merged_times.iter().any(|(stop, times)| {
        *times > mine.get(stop).copied().unwrap_or(0).max(theirs.get(stop).copied().unwrap_or(0))
    });
    (!doubled).then_some(merged)
}

fn one_of<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T) -> Option<T> {
    if mine == base || mine == theirs { Some(theirs.clone()) } else { (theirs == base).then(|| mine.clone()) }
}

fn days(base: &[Day], mine: &[Day], theirs: &[Day]) -> Option<Vec<Day>> {
    if base.len() != mine.len() || base.len() != theirs.len() {
        return one_of(&base.to_vec(), &mine.to_vec(), &theirs.to_vec());
    }
    base.iter().zip(mine).zip(theirs).map(|((base, mine), theirs)| day(base, mine, theirs)).collect()
}

fn day(base: &Day, mine: &Day, theirs: &Day) -> Option<Day> {
    let day = Day {
        from: one_of(&base.from, &mine.from, &theirs.from)?,
        to: one_of(&base.to, &mine.to, &theirs.to)?,
        base: one_of(&base.base, &mine.base, &theirs.base)?,
        visits: visits(&base.visits, &mine.visits, &theirs.visits)?,
        rides: one_of(&base.rides, &mine.rides, &theirs.rides)?,
    };
    (day.from < day.to).then_some(day)
}

fn visits(base: &[Visit], mine: &[Visit], theirs: &[Visit]) -> Option<Vec<Visit>> {
    let stops = |visits: &[Visit]| visits.iter().map(|visit| visit.stop.clone()).collect::<Vec<_>>();
    if stops(base) != stops(mine) || stops(base) != stops(theirs) {
        return one_of(&base.to_vec(), &mine.to_vec(), &theirs.to_vec());
    }
    let both = base.iter().zip(mine).zip(theirs);
    both.map(|((base, mine), theirs)| visit(base, mine, theirs)).collect()
}

fn visit(base: &Visit, mine: &Visit, theirs: &Visit) -> Option<Visit> {
    Some(Visit {
        stop: base.stop.clone(),
        minutes: one_of(&base.minutes, &mine.minutes, &theirs.minutes)?,
        locked: one_of(&base.locked, &mine.locked, &theirs.locked)?,
        note: one_of(&base.note, &mine.note, &theirs.note)?,
    })
}

fn times(trip: &Trip) -> HashMap<&StopId, usize> {
    let mut times = HashMap::new();
    for visit in all_visits(trip) {
        *times.entry(&visit.stop).or_insert(0) += 1;
    }
    times
}

fn all_visits(trip: &Trip) -> impl Iterator<Item = &Visit> {
    trip.visits().map(|(_, visit)| visit).chain(&trip.candidates)
}
