//! Ways on: changes for a day in which something falls, that is, no longer works out. Each is tried, and offered only
//! if it fixes something and breaks nothing else.

use super::falls::{Fall, falls};
use super::progress::{Progress, Told};
use super::stage::{Stage, stage};
use crate::domain::schedule::{
    DaySchedule, Late, Leg, RestOfDay, Schedule, Underway, Ways, Whereabouts, pace,
};
use crate::domain::trip::{Edit, TripMode, Visit, VisitAt};
use crate::domain::{Atlas, Stop, StopId, Trip};

/// The maximum number of ways on that are offered.
pub const MAX_OFFERS: usize = 3;
/// The steps in which a stay is shortened, in minutes.
const STEP: u32 = 10;

/// What a way on does.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// An edit of the trip.
    Edit(Edit),
    /// A taxi to a stop; `None` is where the day ends.
    Taxi(Option<StopId>),
}

/// A way on and what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayOnKind {
    /// A shorter stay.
    Shorter {
        /// Where.
        stop: StopId,
        /// How long it is now, in minutes.
        from: u32,
        /// How long it will be.
        to: u32,
    },
    /// Two visits in the other order.
    Swap {
        /// The visit that comes first after the swap.
        first: StopId,
        /// The visit that comes later.
        second: StopId,
    },
    /// A taxi.
    Taxi {
        /// Where to; `None` is where the day ends.
        to: Option<StopId>,
        /// How long it takes, in minutes.
        minutes: u32,
        /// How many minutes it saves.
        saved: u32,
        /// How far it is.
        metres: u32,
    },
    /// A stop goes back to the candidates.
    Drop {
        /// Which.
        stop: StopId,
    },
}

/// A way on that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct WayOn {
    /// What it is.
    pub kind: WayOnKind,
    /// The change to make.
    pub change: Change,
    /// What still falls after it.
    pub still: Vec<Fall>,
    /// When the day then ends, in minutes after midnight.
    pub end: u32,
}

/// All that is needed to compute the rest of a day.
#[derive(Clone, Copy)]
pub struct Course<'a> {
    /// The trip.
    pub trip: &'a Trip,
    /// Which day, counted from 0.
    pub day: usize,
    /// What was reported during it.
    pub progress: &'a Progress,
    /// The current time, in minutes after the day's midnight.
    pub now: u32,
    /// The day as it was planned.
    pub plan: &'a DaySchedule,
    /// The pack.
    pub atlas: &'a Atlas,
    /// The travel times.
    pub ways: &'a Ways,
}

/// The computed rest of a day: where the traveller is, what comes, what falls.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkedOut {
    /// Where the traveller is.
    pub underway: Underway,
    /// What comes.
    pub rest: RestOfDay,
    /// What falls.
    pub falls: Vec<Fall>,
}

impl Course<'_> {
    /// Computes the rest of the day; `None` when the day is over.
    pub fn worked_out(&self) -> Option<WorkedOut> {
        let (Stage::Underway(underway), _) = stage(self.trip, self.day, self.progress, self.now)? else {
            return None;
        };
        self.of(underway)
    }

    /// Computes the rest of the day from the state `underway` instead of the reported one.
    pub fn of(&self, underway: Underway) -> Option<WorkedOut> {
        let rest = Schedule::rest(self.trip, self.day, &underway, self.atlas, self.ways)?;
        let falls = falls(&rest, self.plan, self.trip, self.day);
        Some(WorkedOut { underway, rest, falls })
    }

    /// Computes the rest of the day after a change; `None` where the change is refused or leaves nothing of the day.
    pub fn after(&self, change: &Change) -> Option<WorkedOut> {
        match change {
            Change::Edit(edit) => Course { trip: &edit.apply(self.trip).ok()?, ..*self }.worked_out(),
            Change::Taxi(to) => {
                let progress = self.progress.and(self.now, Told::Taxi { to: to.clone() });
                Course { progress: &progress, ..*self }.worked_out()
            }
        }
    }

    fn visit(&self, index: usize) -> Option<&Visit> {
        self.trip.days.get(self.day)?.visits.get(index)
    }

    fn stop(&self, index: usize) -> Option<&Stop> {
        self.atlas.stop(&self.visit(index)?.stop)
    }

    fn may_move(&self, index: usize) -> bool {
        self.visit(index).is_some_and(|visit| !visit.locked)
    }

    const fn at(&self, index: usize) -> VisitAt {
        VisitAt { day: self.day, index }
    }
}

/// Up to [`MAX_OFFERS`] ways on, the best of each kind, sorted by how little still falls; ties in the order shorter
/// stay, swap, taxi, dropped stop.
pub fn ways_on(course: &Course<'_>, now: &WorkedOut) -> Vec<WayOn> {
    if now.falls.is_empty() {
        return Vec::new();
    }
    let kinds = [shorter(course, now), swaps(course, now), taxis(course, now), drops(course, now)];
    let mut offers: Vec<WayOn> = kinds.into_iter().filter_map(|kind| best(course, now, kind)).collect();
    offers.sort_by_key(|way| way.still.len());
    offers.truncate(MAX_OFFERS);
    offers
}

/// A change with its cost, which is comparable only within its kind.
type Candidate = (WayOnKind, Change, u32);

/// The cheapest candidate that fixes everything, or else the one that fixes most.
fn best(course: &Course<'_>, now: &WorkedOut, mut candidates: Vec<Candidate>) -> Option<WayOn> {
    candidates.sort_by_key(|(_, _, cost)| *cost);
    let mut best: Option<WayOn> = None;
    for (kind, change, _) in candidates {
        let helps = |after: &WorkedOut| mends(&now.falls, &after.falls) && ends_in_time(&after.rest);
        let Some(after) = course.after(&change).filter(helps) else {
            continue;
        };
        if best.as_ref().is_none_or(|best| after.falls.len() < best.still.len()) {
            let mends_all = after.falls.is_empty();
            best = Some(WayOn { kind, change, still: after.falls, end: after.rest.ahead.end });
            if mends_all {
                break;
            }
        }
    }
    best
}

/// Whether the day ends by its planned end or by the general latest end, whichever is later.
fn ends_in_time(rest: &RestOfDay) -> bool {
    rest.ahead.end <= rest.ahead.to.max(pace::LATEST_END_MINUTE)
}

/// Whether fewer things fall, and nothing new or worse does.
pub fn mends(before: &[Fall], after: &[Fall]) -> bool {
    after.len() < before.len() && after.iter().all(|fall| fall.is_no_worse_than(before))
}

/// Every stay that can be shortened, by every step.
fn shorter(course: &Course<'_>, now: &WorkedOut) -> Vec<Candidate> {
    let here = now.rest.here.iter().zip(inside(&now.underway));
    let ahead = now.rest.ahead.visits.iter().zip(now.underway.ahead.iter().copied());
    let inside = inside(&now.underway);
    let cuts = here.chain(ahead).filter(|(_, index)| course.may_move(*index)).flat_map(|(times, index)| {
        let (from, least) = stay(course, index).unwrap_or_default();
        // A traveller who is inside has already been there for a while.
        let since = if Some(index) == inside { course.now.saturating_sub(times.enter) } else { 0 };
        let least = least.max(since);
        let steps = (1..).map(move |step| from.saturating_sub(step * STEP));
        steps.take_while(move |to| *to >= least.max(1)).map(move |to| (index, from, to))
    });
    let candidate = |(index, from, to): (usize, u32, u32)| {
        let stop = course.visit(index)?.stop.clone();
        let edit = Edit::SetMinutes { at: course.at(index), minutes: Some(to) };
        Some((WayOnKind::Shorter { stop, from, to }, Change::Edit(edit), from - to))
    };
    cuts.filter_map(candidate).collect()
}

/// The length of a visit and the shortest it may be, in minutes: the pack's short stay, or else half the length.
fn stay(course: &Course<'_>, index: usize) -> Option<(u32, u32)> {
    let (visit, stop) = (course.visit(index)?, course.stop(index)?);
    let from = visit.minutes.unwrap_or(stop.visit_minutes);
    let short = stop.stay().short;
    let least = if short < from { short } else { from / 2 };
    Some((from, least.max(pace::SHORTEST_STAY_MINUTES)))
}

const fn inside(underway: &Underway) -> Option<usize> {
    match underway.whereabouts {
        Whereabouts::Inside { visit, .. } => Some(visit),
        _ => None,
    }
}

/// Every pair of visits still ahead, swapped; neighbours cost least.
fn swaps(course: &Course<'_>, now: &WorkedOut) -> Vec<Candidate> {
    let ahead: Vec<usize> = now.underway.ahead.iter().copied().filter(|at| course.may_move(*at)).collect();
    let pairs = ahead.iter().enumerate().flat_map(|(at, a)| ahead.iter().skip(at + 1).map(move |b| (*a, *b)));
    let candidate = |(a, b): (usize, usize)| {
        let stop = |index| Some(course.visit(index)?.stop.clone());
        let kind = WayOnKind::Swap { first: stop(b)?, second: stop(a)? };
        let edit = Edit::SwapVisits(course.at(a), course.at(b));
        Some((kind, Change::Edit(edit), u32::try_from(b - a).unwrap_or(u32::MAX)))
    };
    pairs.filter_map(candidate).collect()
}

/// A taxi for every leg still ahead, unless the trip is by car anyway.
fn taxis(course: &Course<'_>, now: &WorkedOut) -> Vec<Candidate> {
    if course.trip.mode == TripMode::Drive {
        return Vec::new();
    }
    let home = course.trip.days.get(course.day).map_or(0, |day| day.visits.len());
    let ahead = now.rest.ahead.visits.iter().zip(now.underway.ahead.iter().copied());
    let ways = ahead
        .filter_map(|(visit, index)| Some((index, Some(visit.stop.clone()), visit.way.as_ref()?)))
        .chain(now.rest.ahead.way_home.as_ref().map(|way| (home, None, way)));
    let ways = ways.filter(|(index, ..)| !now.underway.by_taxi.contains(index));
    ways.filter_map(|(_, to, way)| taxi(course, to, way)).collect()
}

fn taxi(course: &Course<'_>, to: Option<StopId>, way: &Leg) -> Option<Candidate> {
    let change = Change::Taxi(to.clone());
    let after = course.after(&change)?;
    let ridden = match &to {
        Some(stop) => {
            after.rest.ahead.visits.iter().find(|visit| &visit.stop == stop).and_then(|one| one.way.as_ref())
        }
        None => after.rest.ahead.way_home.as_ref(),
    }?;
    let (minutes, metres) = (ridden.estimate.minutes, ridden.estimate.metres);
    let saved = way.estimate.minutes.checked_sub(minutes).filter(|saved| *saved > 0)?;
    Some((WayOnKind::Taxi { to, minutes, saved, metres }, change, metres))
}

/// Every visit still ahead, dropped; the cost is the worth of its stop.
fn drops(course: &Course<'_>, now: &WorkedOut) -> Vec<Candidate> {
    // A stop without a worth counts as medium.
    let worth = |index| course.stop(index).and_then(|stop| stop.worth).map_or(2, u32::from);
    let ahead = now.underway.ahead.iter().copied().filter(|index| course.may_move(*index));
    let candidate = |index| {
        let stop = course.visit(index)?.stop.clone();
        Some((WayOnKind::Drop { stop }, Change::Edit(Edit::SetAside(course.at(index))), worth(index)))
    };
    ahead.filter_map(candidate).collect()
}

/// The latest minute at which the traveller can set out without anything else falling, and what falls after it,
/// searched in steps of five minutes within three hours. `None` for a traveller who is on the way or has more time than
/// that.
pub fn latest(course: &Course<'_>, now: &WorkedOut) -> Option<(u32, Fall)> {
    if now.underway.whereabouts.is_moving() {
        return None;
    }
    let worse = |steps: u32| {
        let mut later = now.underway.clone();
        later.late.push(Late { told: course.now, minutes: steps * 5 });
        let after = course.of(later)?;
        after.falls.into_iter().find(|fall| !now.falls.iter().any(|known| known.is_like(fall)))
    };
    let (mut good, mut bad) = (0, 36);
    let mut fall = worse(bad)?;
    while bad - good > 1 {
        let middle = (good + bad) / 2;
        match worse(middle) {
            Some(found) => (bad, fall) = (middle, found),
            None => good = middle,
        }
    }
    Some((sets_out(&now.rest)? + good * 5, fall))
}

/// When the traveller sets out next, in minutes after midnight.
pub fn sets_out(rest: &RestOfDay) -> Option<u32> {
    if let Some(ride) = rest.ahead.rides_before(0).next() {
        return Some(ride.way.as_ref().map_or(ride.arrive, |way| way.depart));
    }
    let first = rest.ahead.visits.first();
    let way = if first.is_some() {
        first.and_then(|first| first.way.as_ref())
    } else {
        rest.ahead.way_home.as_ref()
    };
    way.map(|way| way.depart)
}
