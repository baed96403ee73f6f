//! Questions about an existing trip: a better order of a day, what fits between two visits, what could replace a visit.
//! No answer causes a conflict in the timeline.

use serde::{Deserialize, Serialize};

use super::asked::PlanningModel;
use super::candidates::{Candidate, Which};
use super::planner::Planner;
use super::wishes::Wishes;
use crate::domain::{Category, StopId};
use crate::plan::offers::Offers;
use crate::plan::order::quickest;
use crate::plan::problem::{DayIndex, Priority, Problem, VisitIndex};
use crate::plan::timeline::Timetabler;
use crate::plan::travel::Node;

/// A stop that could replace a visit, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spare {
    /// Which stop.
    pub stop: StopId,
    /// When.
    pub when: SpareWhen,
    /// How many minutes of travel it adds.
    pub more_minutes: u32,
}

/// When a stop could replace another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpareWhen {
    /// It rains: the stop is mostly under a roof.
    Rain,
    /// The other stop is closed.
    Closed,
    /// The traveller is [`LATE_MINUTES`] late.
    Late,
}

/// How late the traveller is for [`SpareWhen::Late`].
pub const LATE_MINUTES: u32 = 40;
/// The most travel that a spare may add: someone at a closed door does not cross a province for another one.
pub const MOST_MORE_MINUTES: u32 = 45;
/// Differences in added travel below this are ignored, and the better stop comes first.
const ALIKE_MINUTES: u32 = 10;
/// Later than any day ends: a day that is too long still has a better order.
const LONG_AFTER: i32 = 1 << 20;
/// The most stops offered for a gap.
const MOST_OFFERS: usize = 6;

/// A day's better order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BetterOrder {
    /// The present places of the day's visits, in the better order.
    pub order: Vec<usize>,
    /// When the day would end, in minutes after midnight.
    pub end: u32,
}

impl Planner<'_> {
    /// The order in which a day ends first. A locked first or last visit stays in its place, and locked visits keep
    /// their order. `None` if the day is already in that order, or if no order keeps all visits.
    pub fn better_order(&self, standing: &Wishes, day: DayIndex) -> Option<BetterOrder> {
        let mut asked = self.asked_loosely(standing);
        let kept = asked.kept_days();
        let today = kept.get(day)?;
        let wished = &standing.days.get(day)?.kept;
        let is_locked = |at: usize| wished.get(at).is_some_and(|kept| kept.locked);
        free_the_order(&mut asked.problem, today, is_locked);
        asked.problem.days.iter_mut().for_each(|day| day.end = LONG_AFTER);
        let visits = asked.kept_in_order().into_iter().nth(day)?;
        keep_sides(&mut asked.problem, &visits, |visit| asked.rides.iter().any(|ride| ride.visit == visit));
        let (order, end) = quickest(&asked.problem, day, &visits)?;
        let now = Timetabler::new(&asked.problem).timeline(day, &visits).map(|line| line.end);
        let place = |visit: &VisitIndex| today.iter().find(|(_, other)| other == visit).map(|(at, _)| *at);
        // A visit that the pack does not know has no place in any order.
        if order == visits || now.is_some_and(|now| now <= end) || today.len() != wished.len() {
            return None;
        }
        Some(BetterOrder { order: order.iter().filter_map(place).collect(), end: u32::try_from(end).ok()? })
    }

    /// The stops that fit before the visit at `at` of a day (at the day's end if `at` is past the last), best first.
    pub fn fits(&self, standing: &Wishes, day: DayIndex, at: usize) -> Vec<StopId> {
        let asked = self.asked_loosely(standing);
        let days = plan(&asked);
        // A visit that the pack does not know is not in the plan.
        let place =
            asked.kept_days().get(day).map(|kept| kept.iter().filter(|(place, _)| *place < at).count());
        let (Some(place), true) = (place, works(&asked, &days, day)) else { return Vec::new() };
        // A stop put before a visit also comes before a ride that is directly before that visit.
        let rides = asked.rides.iter().filter(|ride| ride.day == day && ride.after < at).count();
        let found = Offers::new(&asked.problem, &days).fill(day, place + rides);
        found.into_iter().take(MOST_OFFERS).filter_map(|visit| stop_of(&asked, visit)).collect()
    }

    /// By day and visit: up to three stops that could replace it.
    pub fn spares(&self, standing: &Wishes) -> Vec<Vec<Vec<Spare>>> {
        let asked = self.asked_loosely(standing);
        let days = plan(&asked);
        let late = late(&asked);
        let (offers, late_offers) = (Offers::new(&asked.problem, &days), Offers::new(&late, &days));
        let spares = |day: DayIndex, place: usize, visit: VisitIndex| {
            if !works(&asked, &days, day) {
                return Vec::new();
            }
            let every = offers.substitutes(day, place, usize::MAX);
            let for_late = late_offers.substitutes(day, place, usize::MAX);
            let Some(place) = DayQuestion::new(&asked.problem, &days, day, place) else { return Vec::new() };
            let (instead, from_door) = (place.near(&every, false), place.near(&every, true));
            chosen(&asked, visit, [&instead, &from_door, &place.near(&for_late, false)])
        };
        let by_day = asked.kept_days().into_iter().enumerate().map(|(day, kept)| {
            let count = standing.days.get(day).map_or(0, |day| day.kept.len());
            let mut found = vec![Vec::new(); count];
            for (at, visit) in kept {
                let place = days.get(day).and_then(|visits| visits.iter().position(|one| *one == visit));
                if let Some((there, place)) = found.get_mut(at).zip(place) {
                    *there = spares(day, place, visit);
                }
            }
            found
        });
        by_day.collect()
    }
}

fn plan(asked: &PlanningModel) -> Vec<Vec<VisitIndex>> {
    asked.kept_in_order()
}

/// Whether a day is feasible as it is; if it is not, nothing can be promised for it.
fn works(asked: &PlanningModel, days: &[Vec<VisitIndex>], day: DayIndex) -> bool {
    days.get(day).is_some_and(|visits| Timetabler::new(&asked.problem).timeline(day, visits).is_some())
}

fn stop_of(asked: &PlanningModel, visit: VisitIndex) -> Option<StopId> {
    asked.candidates.get(visit).map(|candidate| candidate.stop.id.clone())
}

/// Removes all fixed orders except those of locked visits.
fn free_the_order(problem: &mut Problem, today: &[(usize, VisitIndex)], is_locked: impl Fn(usize) -> bool) {
    let visits: Vec<VisitIndex> = today.iter().map(|(_, visit)| *visit).collect();
    let locked: Vec<VisitIndex> =
        today.iter().filter(|(at, _)| is_locked(*at)).map(|(_, visit)| *visit).collect();
    let (first, last) = (today.first(), today.last());
    for &(_, visit) in today {
        let mut after: Vec<VisitIndex> = Vec::new();
        let place = locked.iter().position(|other| *other == visit);
        after.extend(place.and_then(|place| place.checked_sub(1)).and_then(|before| locked.get(before)));
        after.extend(first.filter(|(at, first)| is_locked(*at) && *first != visit).map(|(_, first)| *first));
        if last.is_some_and(|(at, last)| is_locked(*at) && *last == visit) {
            after.extend(visits.iter().filter(|other| **other != visit));
        }
        if let Some(visit) = problem.visits.get_mut(visit) {
            visit.after = after;
        }
    }
}

/// Keeps visits on their side of a ride: before it, or after it.
fn keep_sides(problem: &mut Problem, visits: &[VisitIndex], is_ride: impl Fn(VisitIndex) -> bool) {
    for (at, &ride) in visits.iter().enumerate().filter(|(_, visit)| is_ride(**visit)) {
        let (before, behind) = visits.split_at(at);
        if let Some(ride) = problem.visits.get_mut(ride) {
            ride.after = before.to_vec();
        }
        for &later in behind.iter().skip(1) {
            if let Some(later) = problem.visits.get_mut(later) {
                later.after.push(ride);
            }
        }
    }
}

/// The same problem for someone who is late: stops that are not in the trip take longer and close earlier by that much.
fn late(asked: &PlanningModel) -> Problem {
    let late = i32::try_from(LATE_MINUTES).unwrap_or(0);
    let mut problem = asked.problem.clone();
    for (visit, candidate) in problem.visits.iter_mut().zip(&asked.candidates) {
        if candidate.kept.is_none() {
            visit.service += late;
            visit.windows.iter_mut().flatten().for_each(|window| window.last_entry -= late);
        }
    }
    problem
}

/// One for rain if the visit is not sheltered, one for a closed door, one for being late; no stop twice.
fn chosen(
    asked: &PlanningModel,
    visit: VisitIndex,
    [instead, from_door, for_late]: [&[(VisitIndex, u32)]; 3],
) -> Vec<Spare> {
    let sheltered = |visit: &VisitIndex| asked.candidates.get(*visit).is_some_and(is_sheltered);
    let other = |taken: &[Option<(VisitIndex, u32)>], one: VisitIndex| {
        taken.iter().flatten().all(|(taken, _)| *taken != one)
    };
    let rain = instead.iter().find(|(one, _)| !sheltered(&visit) && sheltered(one)).copied();
    let closed = from_door.iter().find(|(one, _)| other(&[rain], *one)).copied();
    let late = for_late.iter().find(|(one, _)| other(&[rain, closed], *one)).copied();
    let found = [(rain, SpareWhen::Rain), (closed, SpareWhen::Closed), (late, SpareWhen::Late)];
    let spare = |(found, when): (Option<(VisitIndex, u32)>, SpareWhen)| {
        let (visit, more_minutes) = found?;
        Some(Spare { stop: stop_of(asked, visit)?, when, more_minutes })
    };
    found.into_iter().filter_map(spare).collect()
}

/// A visit of a feasible day, with the places before and after it.
struct DayQuestion<'a> {
    problem: &'a Problem,
    before: Node,
    visit: VisitIndex,
    after: Node,
    /// When the previous place is left, and when this visit is reached and left.
    times: (i32, i32, i32),
}

impl<'a> DayQuestion<'a> {
    fn new(problem: &'a Problem, days: &[Vec<VisitIndex>], day: DayIndex, place: usize) -> Option<Self> {
        let (visits, ends) = (days.get(day)?, problem.days.get(day)?);
        let line = Timetabler::new(problem).timeline(day, visits)?;
        let before = place.checked_sub(1);
        let stay = line.stays.get(place)?;
        Some(Self {
            problem,
            before: before.and_then(|before| visits.get(before)).copied().unwrap_or(ends.from),
            visit: stay.visit,
            after: visits.get(place + 1).copied().unwrap_or(ends.to),
            times: (
                before.and_then(|before| line.stays.get(before)).map_or(line.begin, |before| before.leave),
                stay.arrive,
                stay.leave,
            ),
        })
    }

    /// Those of `offers`, given best first, that are not far out of the way, nearest first. `from_door`: for someone
    /// who is already at the visit's door.
    fn near(&self, offers: &[VisitIndex], from_door: bool) -> Vec<(VisitIndex, u32)> {
        let more = |&other: &VisitIndex| (other, self.more_minutes(other, from_door));
        let mut near: Vec<_> = offers.iter().map(more).collect();
        near.retain(|(_, more)| *more <= MOST_MORE_MINUTES);
        near.sort_by_key(|(_, more)| more / ALIKE_MINUTES);
        near
    }

    fn more_minutes(&self, other: VisitIndex, from_door: bool) -> u32 {
        let (left, arrived, leaves) = self.times;
        let way =
            |from: Node, to: Node, at: i32| self.problem.travel.arrival(from, to, at).saturating_sub(at);
        let to_the_visit = way(self.before, self.visit, left);
        // If the previous place is unknown, it is assumed to be nearby.
        let at_the_door = from_door || to_the_visit == 0;
        let onward = way(other, self.after, leaves) - way(self.visit, self.after, leaves);
        let there = if at_the_door {
            way(self.visit, other, arrived)
        } else {
            way(self.before, other, left) - to_the_visit
        };
        u32::try_from(there.saturating_add(onward)).unwrap_or(0)
    }
}

/// Whether a stop is mostly under a roof, as the pack says, or else by its category.
fn is_sheltered(candidate: &Candidate) -> bool {
    let by_kind = || matches!(candidate.stop.category, Category::Museum | Category::Residence);
    candidate.stop.details.suits.indoor.unwrap_or_else(by_kind)
}

impl<'a> Planner<'a> {
    /// The trip's problem, in which every visit may be replaced.
    fn asked_loosely(&self, standing: &Wishes) -> PlanningModel<'a> {
        let places = self.places(standing);
        let mut asked = PlanningModel::new(standing, self.atlas, &places, Which::Offered);
        for (visit, candidate) in asked.problem.visits.iter_mut().zip(&asked.candidates) {
            if candidate.kept.is_some() {
                visit.wish = Priority::May;
            }
        }
        asked.problem.days.iter_mut().for_each(|day| day.most_visits = None);
        asked
    }
}
