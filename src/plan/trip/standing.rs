//! Questions about a trip as it stands: a better order of a day, what fits between two visits, what could stand in for a
//! visit. Nothing is answered that the timeline would find fault with.

use serde::{Deserialize, Serialize};

use super::asked::{Asked, Candidate};
use super::search::Planner;
use super::wishes::Wishes;
use crate::domain::{Category, StopId};
use crate::plan::offers::Offers;
use crate::plan::order::quickest;
use crate::plan::problem::{DayIndex, Problem, VisitIndex, Wish};
use crate::plan::timeline::Timetabler;

/// A stop that could stand in for a visit, and when it is good for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spare {
    /// Which stop.
    pub stop: StopId,
    /// When.
    pub when: SpareWhen,
}

/// When a stop is good to stand in for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpareWhen {
    /// It rains: most of it is under a roof.
    Rain,
    /// The door is closed.
    Closed,
    /// One is [`LATE_MINUTES`] late.
    Late,
}

/// How late one may be for a spare for the late.
pub const LATE_MINUTES: u32 = 40;
/// No day ends this late: a day that is too long has a better order all the same.
const LONG_AFTER: i32 = 1 << 20;
/// The most stops offered for a gap.
const MOST_OFFERS: usize = 6;

/// A day's better order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BetterOrder {
    /// The places of the day's visits now, in the order in which they would be better.
    pub order: Vec<usize>,
    /// When the day would be over, in minutes after midnight.
    pub end: u32,
}

impl Planner<'_> {
    /// The order in which a day is over first. The first and the last visit stay where they are locked, and locked ones
    /// keep their order. None where it is in that order already, or where no order keeps all visits.
    pub fn better_order(&self, standing: &Wishes, day: DayIndex) -> Option<BetterOrder> {
        let mut asked = self.asked(standing);
        let kept = asked.kept_days();
        let today = kept.get(day)?;
        let wished = &standing.days.get(day)?.kept;
        let is_locked = |at: usize| wished.get(at).is_some_and(|kept| kept.locked);
        free_the_order(&mut asked.problem, today, is_locked);
        asked.problem.days.iter_mut().for_each(|day| day.end = LONG_AFTER);
        let visits: Vec<VisitIndex> = today.iter().map(|(_, visit)| *visit).collect();
        let (order, end) = quickest(&asked.problem, day, &visits)?;
        let now = Timetabler::new(&asked.problem).timeline(day, &visits).map(|line| line.end);
        let place = |visit: &VisitIndex| today.iter().find(|(_, other)| other == visit).map(|(at, _)| *at);
        // A visit that the pack does not know has no place in any order.
        if order == visits || now.is_some_and(|now| now <= end) || visits.len() != wished.len() {
            return None;
        }
        Some(BetterOrder { order: order.iter().filter_map(place).collect(), end: u32::try_from(end).ok()? })
    }

    /// The stops that fit before the visit at `at` of a day (at its end for one past the last), the best first.
    pub fn fits(&self, standing: &Wishes, day: DayIndex, at: usize) -> Vec<StopId> {
        let asked = self.asked(standing);
        let days = plan(&asked);
        // A visit that the pack does not know takes no place in the plan.
        let place =
            asked.kept_days().get(day).map(|kept| kept.iter().filter(|(place, _)| *place < at).count());
        let (Some(place), true) = (place, works(&asked, &days, day)) else { return Vec::new() };
        let found = Offers::new(&asked.problem, &days).fill(day, place);
        found.into_iter().take(MOST_OFFERS).filter_map(|visit| stop_of(&asked, visit)).collect()
    }

    /// By day and visit: up to three stops that could stand in for it.
    pub fn spares(&self, standing: &Wishes) -> Vec<Vec<Vec<Spare>>> {
        let asked = self.asked(standing);
        let days = plan(&asked);
        let late = late(&asked);
        let (offers, late_offers) = (Offers::new(&asked.problem, &days), Offers::new(&late, &days));
        let spares = |day: DayIndex, place: usize, visit: VisitIndex| {
            if !works(&asked, &days, day) {
                return Vec::new();
            }
            let every = offers.substitutes(day, place, usize::MAX);
            let for_late = late_offers.substitutes(day, place, usize::MAX);
            chosen(&asked, visit, &every, &for_late)
        };
        let by_day = asked.kept_days().into_iter().enumerate().map(|(day, kept)| {
            let count = standing.days.get(day).map_or(0, |day| day.kept.len());
            let mut found = vec![Vec::new(); count];
            for (place, (at, visit)) in kept.into_iter().enumerate() {
                if let Some(there) = found.get_mut(at) {
                    *there = spares(day, place, visit);
                }
            }
            found
        });
        by_day.collect()
    }
}

fn plan(asked: &Asked) -> Vec<Vec<VisitIndex>> {
    asked.kept_days().into_iter().map(|day| day.into_iter().map(|(_, visit)| visit).collect()).collect()
}

/// Whether a day works as it stands; where it does not, nothing can be promised for it.
fn works(asked: &Asked, days: &[Vec<VisitIndex>], day: DayIndex) -> bool {
    days.get(day).is_some_and(|visits| Timetabler::new(&asked.problem).timeline(day, visits).is_some())
}

fn stop_of(asked: &Asked, visit: VisitIndex) -> Option<StopId> {
    asked.candidates.get(visit).map(|candidate| candidate.stop.id.clone())
}

/// Only what is locked stands before or after anything.
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

/// The same question for someone who is late: whatever is not in the trip takes so much longer, and closes so much sooner.
fn late(asked: &Asked) -> Problem {
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

/// One for rain where the visit is in the open, one for a closed door, one for the late; no stop twice.
fn chosen(asked: &Asked, visit: VisitIndex, every: &[VisitIndex], for_late: &[VisitIndex]) -> Vec<Spare> {
    let sheltered = |visit: &VisitIndex| asked.candidates.get(*visit).is_some_and(is_sheltered);
    let rain = every.iter().find(|other| !sheltered(&visit) && sheltered(other)).copied();
    let closed = every.iter().find(|other| Some(**other) != rain).copied();
    let late = for_late.iter().find(|other| Some(**other) != rain && Some(**other) != closed).copied();
    let found = [(rain, SpareWhen::Rain), (closed, SpareWhen::Closed), (late, SpareWhen::Late)];
    let spare =
        |(visit, when): (Option<VisitIndex>, SpareWhen)| Some(Spare { stop: stop_of(asked, visit?)?, when });
    found.into_iter().filter_map(spare).collect()
}

/// Whether a stop is under a roof for the most part, by what it is.
fn is_sheltered(candidate: &Candidate) -> bool {
    matches!(candidate.stop.category, Category::Museum | Category::Residence)
}

impl<'a> Planner<'a> {
    /// The trip's question, in which every visit may be given up for another.
    fn asked(&self, standing: &Wishes) -> Asked<'a> {
        let mut asked = Asked::new(standing, self.atlas, self.ways);
        for (visit, candidate) in asked.problem.visits.iter_mut().zip(&asked.candidates) {
            if candidate.kept.is_some() {
                visit.wish = Wish::May;
            }
        }
        asked.problem.days.iter_mut().for_each(|day| day.most_visits = None);
        asked
    }
}
