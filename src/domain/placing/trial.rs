//! Places a stop tentatively to see how the day turns out.

use super::World;
use crate::domain::StopId;
use crate::domain::schedule::{Conflict, ConflictKind, DaySchedule, Schedule};
use crate::domain::trip::{Day, Edit, Trip, VisitAt};

/// Extra cost of a day on which no way to the stop is known: an hour, so that a stop is placed near its neighbours
/// rather than on a day of its own.
const UNKNOWN_WAY_MINUTES: u32 = 60;
/// The weight of a clash in minutes, in addition to the minutes that it is about.
const CLASH: u32 = 30;
/// The weight of a stop that is closed all day, or reached after midnight.
const SHUT: u32 = 1_000;
/// Maximum number of positions of a day that are tried: those with the shortest detour.
const MOST_PLACES: usize = 8;

/// The outcome for a day if a stop were added at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trial {
    /// Where the stop would be.
    pub at: VisitAt,
    /// Whether it is the last of a day, after the rides at the end of the day.
    pub behind_rides: bool,
    /// By how much clashes would increase; 0 if the stop fits.
    pub harm: u32,
    /// Additional minutes, without the visit itself.
    pub cost: u32,
    /// When the day would end, in minutes after its midnight.
    pub end: u32,
    /// When the day should end, in minutes after its midnight.
    pub to: u32,
    /// The clash of the visit itself, or else the first of its day.
    pub clash: Option<Conflict>,
}

impl Trial {
    /// Whether nothing clashes more than it does already.
    pub const fn fits(&self) -> bool {
        self.harm == 0
    }
}

/// The total weight of a day's clashes; 0 if the day works.
pub(super) fn harm(day: &DaySchedule) -> u32 {
    let weight = |conflict: &Conflict| match conflict.kind {
        ConflictKind::Closed | ConflictKind::PastMidnight { .. } => SHUT + conflict.kind.minutes(),
        kind if kind.is_clash() => CLASH + kind.minutes(),
        _ => 0,
    };
    day.conflicts.iter().map(weight).sum()
}

/// Tries the stop at one place of a trip; a day one past the last is created. `None` if it cannot go there.
pub(super) fn at(trip: &Trip, stop: &StopId, at: VisitAt, world: World<'_>) -> Option<Trial> {
    let before = Schedule::day(trip, at.day, world.atlas, world.ways);
    beside(trip, before.as_ref(), stop, at, world)
}

/// Tries the stop at the allowed positions of a day, in order.
pub(super) fn on_day(trip: &Trip, day: usize, stop: &StopId, world: World<'_>) -> Vec<Trial> {
    let before = Schedule::day(trip, day, world.atlas, world.ways);
    let places = places(trip, day, stop, world);
    places.into_iter().filter_map(|at| beside(trip, before.as_ref(), stop, at, world)).collect()
}

/// The edit that puts a stop at a place.
pub(super) fn edit(stop: &StopId, at: VisitAt, behind_rides: bool) -> Edit {
    Edit::AddStop { stop: stop.clone(), day: at.day, at: (!behind_rides).then_some(at.index) }
}

/// Tries the stop at a place; at the end of a day that ends with rides, on the better side of them.
fn beside(
    trip: &Trip,
    before: Option<&DaySchedule>,
    stop: &StopId,
    at: VisitAt,
    world: World<'_>,
) -> Option<Trial> {
    let is_at_the_end =
        |day: &&Day| day.visits.len() == at.index && day.rides_before(at.index).next().is_some();
    let behind = trip.days.get(at.day).filter(is_at_the_end).map(|_| true);
    let sides = std::iter::once(false).chain(behind);
    let trials = sides.filter_map(|behind| on_a_side(trip, before, stop, (at, behind), world));
    trials.min_by_key(|trial| (trial.harm, trial.cost))
}

fn on_a_side(
    trip: &Trip,
    before: Option<&DaySchedule>,
    stop: &StopId,
    (at, behind_rides): (VisitAt, bool),
    World { atlas, ways }: World<'_>,
) -> Option<Trial> {
    let edit = edit(stop, at, behind_rides);
    let after = Schedule::day(&edit.apply(trip).ok()?, at.day, atlas, ways)?;
    let visit = after.visits.get(at.index)?;
    let nowhere = after.visits.len() == 1 && after.legs().next().is_none();
    let began = before.map_or(after.from, |day| day.end.max(after.from));
    let unknown = if nowhere { UNKNOWN_WAY_MINUTES } else { 0 };
    // A visit made while waiting for a ride does not make the day longer, but the travel there and back still counts.
    let way = after.travel_minutes().saturating_sub(before.map_or(0, DaySchedule::travel_minutes));
    let detour = if after.rides.is_empty() { 0 } else { way };
    Some(Trial {
        at,
        behind_rides,
        harm: harm(&after).saturating_sub(before.map_or(0, harm)),
        cost: after.end.saturating_sub(began + visit.stay()).max(detour) + unknown,
        end: after.end,
        to: after.to,
        clash: clash(&after, at.index),
    })
}

/// The clash of a visit, or else the first of its day.
fn clash(day: &DaySchedule, index: usize) -> Option<Conflict> {
    let mut clashes = day.conflicts.iter().filter(|conflict| conflict.kind.is_clash());
    let own = |conflict: &&Conflict| conflict.visit.as_ref().is_some_and(|(at, _)| *at == index);
    clashes.clone().find(own).or_else(|| clashes.next()).cloned()
}

/// The allowed positions for a stop on a day: not before a locked first visit, and not after a locked last one.
fn places(trip: &Trip, day: usize, stop: &StopId, world: World<'_>) -> Vec<VisitAt> {
    let Some(visits) = trip.days.get(day).map(|day| &day.visits) else {
        return Vec::new();
    };
    let count = visits.len();
    let locked =
        |visit: Option<&crate::domain::trip::Visit>| count > 1 && visit.is_some_and(|one| one.locked);
    let begin = usize::from(locked(visits.first()));
    let end = if locked(visits.last()) { count } else { count + 1 };
    let mut places: Vec<usize> = (begin..end).collect();
    if places.len() > MOST_PLACES {
        places.sort_by(|a, b| {
            detour(trip, day, *a, stop, world).total_cmp(&detour(trip, day, *b, stop, world))
        });
        places.truncate(MOST_PLACES);
        places.sort_unstable();
    }
    places.into_iter().map(|index| VisitAt { day, index }).collect()
}

/// The straight-line detour in metres.
fn detour(trip: &Trip, day: usize, index: usize, stop: &StopId, World { atlas, .. }: World<'_>) -> f64 {
    let position = |stop: &StopId| atlas.stop(stop).map(|stop| stop.position);
    let visits = trip.days.get(day).map_or(&[][..], |day| &day.visits);
    let neighbour = |index: Option<usize>| position(&visits.get(index?)?.stop);
    let (before, after) = (neighbour(index.checked_sub(1)), neighbour(Some(index)));
    let Some(here) = position(stop) else { return 0.0 };
    match (before, after) {
        (Some(a), Some(b)) => a.distance_m(here) + here.distance_m(b) - a.distance_m(b),
        (Some(one), None) | (None, Some(one)) => one.distance_m(here),
        (None, None) => 0.0,
    }
}
