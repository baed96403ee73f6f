//! Two changes of one trip made at the same time, brought together where they do not touch the same thing.

use std::collections::HashMap;

use crate::domain::StopId;
use crate::domain::trip::{Day, Trip, Visit};

/// The trip with both changes; `None` where they contradict each other.
pub fn merge(base: &Trip, mine: &Trip, theirs: &Trip) -> Option<Trip> {
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
    // Moved to one day here and to another there, a stop would be in both.
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
    for visit in trip.visits().map(|(_, visit)| visit).chain(&trip.candidates) {
        *times.entry(&visit.stop).or_insert(0) += 1;
    }
    times
}
