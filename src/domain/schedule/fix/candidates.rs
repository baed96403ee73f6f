//! Changes that may fix a conflict, the smallest first; whether they do is checked elsewhere.

use chrono::{NaiveTime, Timelike};

use super::{Conflict, ConflictKind, Fix, FixKind, Schedule, Ways, minutes_late};
use crate::domain::schedule::pace;
use crate::domain::trip::{Day, Edit, Trip, Visit, VisitAt};
use crate::domain::{Atlas, StopId};

/// Changes of one kind, generated lazily.
pub type Candidates<'a> = Box<dyn Iterator<Item = Fix> + 'a>;

/// Candidate fixes for a clash, one iterator per kind.
pub fn by_kind<'a>(
    trip: &'a Trip,
    conflict: &'a Conflict,
    atlas: &'a Atlas,
    ways: &'a Ways,
) -> Vec<Candidates<'a>> {
    let Some(day) = trip.days.get(conflict.day) else {
        return Vec::new();
    };
    let movable = move || movable(conflict, day).into_iter();
    vec![
        Box::new(movable().flat_map(move |(at, visit)| another_order(at, visit, day))),
        Box::new(earlier_start(conflict, day).into_iter()),
        Box::new(movable().flat_map(move |(at, visit)| another_day(trip, at, visit, atlas, ways))),
        Box::new(swap_days(trip, conflict).into_iter()),
        Box::new(shorter_stay(conflict, day, atlas).into_iter()),
        Box::new(later_end(conflict, day).into_iter()),
        Box::new(movable().map(|(at, visit)| Fix {
            kind: FixKind::SetAside { stop: visit.stop.clone() },
            edit: Edit::SetAside(at),
        })),
    ]
}

/// The unlocked visits that may move, the last first: only the one that clashes, or any if the conflict is about no
/// single visit.
fn movable<'a>(conflict: &Conflict, day: &'a Day) -> Vec<(VisitAt, &'a Visit)> {
    let only = conflict.visit.as_ref().map(|(index, _)| *index);
    let visits = day.visits.iter().enumerate().rev();
    let movable = visits.filter(|(index, visit)| !visit.locked && only.is_none_or(|only| only == *index));
    movable.map(|(index, visit)| (VisitAt { day: conflict.day, index }, visit)).collect()
}

fn another_order(from: VisitAt, visit: &Visit, day: &Day) -> Vec<Fix> {
    let mut places: Vec<_> = (0..day.visits.len()).filter(|index| *index != from.index).collect();
    places.sort_by_key(|index| index.abs_diff(from.index));
    let fix = |index| Fix {
        kind: FixKind::AnotherOrder { stop: visit.stop.clone(), index },
        edit: Edit::Move { from, to: VisitAt { index, ..from } },
    };
    places.into_iter().map(fix).collect()
}

/// Starts that are early enough, in steps of a quarter of an hour. Waits along the way may absorb some of the gain,
/// so earlier starts are tried as well.
fn earlier_start(conflict: &Conflict, day: &Day) -> Vec<Fix> {
    let now = minute_of(day.from);
    let Some(late) = minutes_late(conflict.kind) else {
        return Vec::new();
    };
    let starts = (late.div_ceil(15)..).map(|quarters| now.checked_sub(quarters * 15));
    let starts = starts.map_while(|start| start.filter(|start| *start >= pace::EARLIEST_START_MINUTE));
    let fix = |from| {
        let edit = Edit::SetTimes { day: conflict.day, from: time_of(from)?, to: day.to };
        Some(Fix { kind: FixKind::EarlierStart { from }, edit })
    };
    starts.filter_map(fix).take(8).collect()
}

/// Moves to every other day, at the place where the visit clashes least and delays the end of the day least; then to
/// a new day.
fn another_day(trip: &Trip, from: VisitAt, visit: &Visit, atlas: &Atlas, ways: &Ways) -> Vec<Fix> {
    let mut moves: Vec<_> = (0..trip.days.len())
        .filter(|day| *day != from.day)
        .filter_map(|day| best_place(trip, from, day, atlas, ways))
        .collect();
    moves.sort();
    let new_day = VisitAt { day: trip.days.len(), index: 0 };
    let fix = |to: VisitAt| Fix {
        kind: FixKind::AnotherDay { stop: visit.stop.clone(), day: to.day },
        edit: Edit::Move { from, to },
    };
    moves.into_iter().map(|(_, _, to)| to).chain([new_day]).map(fix).collect()
}

/// Where on a day the visit clashes least and adds least: number of clashes, minutes added, place.
fn best_place(
    trip: &Trip,
    from: VisitAt,
    day: usize,
    atlas: &Atlas,
    ways: &Ways,
) -> Option<(usize, u32, VisitAt)> {
    let before = Schedule::day(trip, day, atlas, ways)?;
    let tried = (0..=trip.days.get(day)?.visits.len()).filter_map(|index| {
        let to = VisitAt { day, index };
        let next = Edit::Move { from, to }.apply(trip).ok()?;
        let after = Schedule::day(&next, day, atlas, ways)?;
        let clashes = after.conflicts.iter().filter(|conflict| conflict.kind.is_clash()).count();
        Some((clashes, after.end.saturating_sub(before.end), to))
    });
    tried.min()
}

/// Swaps with other days. Only a clash that depends on the date can be fixed by another date.
fn swap_days(trip: &Trip, conflict: &Conflict) -> Vec<Fix> {
    let day = conflict.day;
    let free = |day: &Day| !day.visits.iter().any(|visit| visit.locked);
    use ConflictKind::{DayTooLong, PastMidnight, RideMissed};
    if matches!(conflict.kind, DayTooLong { .. } | PastMidnight { .. } | RideMissed { .. })
        || !trip.days.get(day).is_some_and(free)
    {
        return Vec::new();
    }
    let mut others: Vec<_> =
        trip.days.iter().enumerate().filter(|(other, content)| *other != day && free(content)).collect();
    others.sort_by_key(|(other, _)| other.abs_diff(day));
    let fix = |(other, _): (usize, &Day)| Fix {
        kind: FixKind::SwapDays { day, other },
        edit: Edit::SwapDays(day, other),
    };
    others.into_iter().map(fix).collect()
}

fn shorter_stay(conflict: &Conflict, day: &Day, atlas: &Atlas) -> Option<Fix> {
    let (ConflictKind::StayCut { minutes: cut }, Some((index, stop))) = (conflict.kind, &conflict.visit)
    else {
        return None;
    };
    let now = stay(day.visits.get(*index)?, stop, atlas)?;
    let minutes = now.checked_sub(cut).filter(|minutes| *minutes >= pace::SHORTEST_STAY_MINUTES)?;
    let at = VisitAt { day: conflict.day, index: *index };
    Some(Fix {
        kind: FixKind::ShorterStay { stop: stop.clone(), minutes },
        edit: Edit::SetMinutes { at, minutes: Some(minutes) },
    })
}

fn stay(visit: &Visit, stop: &StopId, atlas: &Atlas) -> Option<u32> {
    visit.minutes.or_else(|| Some(atlas.stop(stop)?.visit_minutes))
}

fn later_end(conflict: &Conflict, day: &Day) -> Option<Fix> {
    let ConflictKind::DayTooLong { minutes } = conflict.kind else {
        return None;
    };
    let to = (minute_of(day.to) + minutes).div_ceil(15) * 15;
    let edit = Edit::SetTimes { day: conflict.day, from: day.from, to: time_of(to)? };
    (to <= pace::LATEST_END_MINUTE).then_some(Fix { kind: FixKind::LaterEnd { to }, edit })
}

fn minute_of(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

fn time_of(minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)
}
