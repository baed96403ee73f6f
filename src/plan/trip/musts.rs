//! Must-sees come first: which of them fit, on which day and for how long, is settled before anything else is
//! considered.
//!
//! If must-sees do not all fit at their usual length, they are all tried at their shortest, and the time that is left
//! makes them longer again. Every plan contains at least the resulting plan of must-sees, so no other stop ever
//! displaces one.

use std::ops::ControlFlow;

use super::asked::PlanningModel;
use super::candidates::{Candidate, minutes};
use super::openings::at_any_time;
use super::wishes::Wishes;
use crate::domain::StopId;
use crate::plan::offers::Offers;
use crate::plan::order::quickest;
use crate::plan::problem::{DayIndex, Priority, Problem, Visit, VisitIndex};
use crate::plan::timeline::Timetabler;
use crate::plan::{Budget, Effort, solve};

/// The exact method decides up to this many visits, kept ones and must-sees together.
const MOST_PROVEN: usize = 9;
/// Rounds of the search for the plan of must-sees.
const ROUNDS: u64 = 300;

type Days = Vec<Vec<VisitIndex>>;

impl PlanningModel<'_> {
    /// Settles the must-sees. From here on, the problem has the lengths of their visits.
    pub(super) fn settle_musts(&mut self, wishes: &Wishes) {
        let musts = self.musts();
        let pace: Vec<Option<usize>> = self.problem.days.iter().map(|day| day.most_visits).collect();
        if !musts.is_empty() {
            // The pace limits what the planner adds: asking for five sights is asking for a day of five.
            let kept = self.kept_in_order();
            for (day, kept) in self.problem.days.iter_mut().zip(&kept) {
                let is_closed = day.most_visits == Some(kept.len());
                day.most_visits = if is_closed { day.most_visits } else { None };
            }
        }
        self.least = self.plan_of_musts(&musts);
        if !self.holds_all(&musts) {
            self.try_shorter(&musts, wishes);
            self.squeeze_in(&musts);
            self.lengthen(wishes);
        }
        for ((day, least), pace) in self.problem.days.iter_mut().zip(&self.least).zip(pace) {
            day.most_visits = pace.map(|most| most.max(least.len()));
        }
    }

    fn musts(&self) -> Vec<VisitIndex> {
        let visits = self.problem.visits.iter().enumerate();
        visits.filter(|(_, visit)| visit.wish == Priority::Must).map(|(must, _)| must).collect()
    }

    fn holds_all(&self, musts: &[VisitIndex]) -> bool {
        musts.iter().all(|must| self.least.iter().flatten().any(|visit| visit == must))
    }

    /// Whether a stop is a must-see for which no day is long enough, only because of the travel there and back.
    pub(super) fn is_too_far(&self, stop: &StopId) -> bool {
        let is_it = |candidate: &Candidate| &candidate.stop.id == stop;
        let Some(must) = self.candidates.iter().position(is_it) else { return false };
        let is_must = self.problem.visits.get(must).is_some_and(|visit| visit.wish == Priority::Must);
        is_must && self.is_far(must) && !self.holds_all(&[must]) && {
            let open = self.with_open_doors();
            !self.could_hold(must, &Timetabler::new(&open))
        }
    }

    /// The best plan of the kept visits and of these.
    fn plan_of_musts(&self, musts: &[VisitIndex]) -> Days {
        let kept = self.kept_in_order();
        let visits: Vec<VisitIndex> = kept.iter().flatten().chain(musts).copied().collect();
        if musts.is_empty() {
            return kept;
        }
        let problem = only(&self.problem, &visits);
        let effort = Effort { budget: Budget::Rounds(ROUNDS), seed: 1, prove: visits.len() <= MOST_PROVEN };
        let found = solve(&problem, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(()));
        let named = |day: Vec<VisitIndex>| day.into_iter().filter_map(|at| visits.get(at).copied()).collect();
        let days: Days =
            found.map_or_else(|_| Vec::new(), |found| found.days.into_iter().map(named).collect());
        if days.len() == kept.len() { self.with_all_that_is_kept(days) } else { kept }
    }

    /// Tries all must-sees at their shortest, and keeps that if more of them fit.
    fn try_shorter(&mut self, musts: &[VisitIndex], wishes: &Wishes) {
        let before = (self.problem.clone(), self.least.clone());
        self.shorten(musts, wishes);
        let least = self.plan_of_musts(musts);
        let count = |days: &Days| days.iter().map(Vec::len).sum::<usize>();
        if count(&least) > count(&before.1) {
            self.least = least;
        } else {
            self.problem = before.0;
        }
    }

    fn shorten(&mut self, musts: &[VisitIndex], wishes: &Wishes) {
        for &must in musts {
            self.set_stay(must, self.shortest(must, wishes));
        }
    }

    /// A quick check before must-sees are settled again: whether a stop may fit beside a known plan of must-sees, all
    /// at their shortest and in any order.
    pub(super) fn may_hold(&self, stop: &StopId, beside: &[Vec<&StopId>], wishes: &Wishes) -> bool {
        if beside.len() != self.problem.days.len() {
            return true;
        }
        let mut tried = self.problem.clone();
        let shortest = |(visit, one): (&mut Visit, &Candidate)| {
            if one.kept.is_none() {
                visit.service = minutes(one.shortest(wishes));
            }
        };
        tried.visits.iter_mut().zip(&self.candidates).for_each(shortest);
        beside.iter().enumerate().any(|(day, others)| {
            let at = |stop: &StopId| {
                let is_it =
                    |one: &Candidate| &one.stop.id == stop && one.kept.is_none_or(|(on, _)| on == day);
                self.candidates.iter().position(is_it)
            };
            let others = others.iter().filter(|other| **other != stop).filter_map(|other| at(other));
            let visits: Vec<VisitIndex> = at(stop).into_iter().chain(others).collect();
            let end = tried.days.get(day).map_or(0, |day| day.end);
            at(stop).is_some() && quickest(&tried, day, &visits).is_some_and(|(_, over)| over <= end)
        })
    }

    /// The problem with doors that are always open, no darkness, and must-sees at their shortest: what it cannot hold
    /// is kept out by travel.
    pub(super) fn with_open_doors(&self) -> Problem {
        let mut problem = self.problem.clone();
        let open: Vec<_> = problem.days.iter().map(|day| vec![at_any_time(day.start, day.end)]).collect();
        for (visit, candidate) in problem.visits.iter_mut().zip(&self.candidates) {
            visit.windows = open.clone();
            if visit.wish == Priority::Must {
                visit.service = minutes(candidate.stop.stay().short.min(candidate.minutes));
            }
        }
        problem
    }

    /// Whether some day can hold a visit beside the kept ones, in the problem of the timetabler `open`.
    pub(super) fn could_hold(&self, visit: VisitIndex, open: &Timetabler) -> bool {
        self.kept_in_order().into_iter().enumerate().any(|(day, kept)| {
            (0..=kept.len()).any(|place| {
                let mut visits = kept.clone();
                visits.insert(place, visit);
                open.timeline(day, &visits).is_some()
            })
        })
    }

    /// Adds every must-see for which a day has room in some order: without a proof, the search may have missed one.
    fn squeeze_in(&mut self, musts: &[VisitIndex]) {
        for &must in musts {
            if self.least.iter().flatten().any(|visit| *visit == must) {
                continue;
            }
            let Some((day, visits)) = self.with_one_more(must) else { continue };
            if let Some(planned) = self.least.get_mut(day) {
                *planned = visits;
            }
        }
    }

    fn with_one_more(&self, must: VisitIndex) -> Option<(DayIndex, Vec<VisitIndex>)> {
        let offers = Offers::new(&self.problem, &self.least);
        if let Some((day, at)) = offers.place(must) {
            let mut visits = self.least.get(day)?.clone();
            visits.insert(at, must);
            return Some((day, visits));
        }
        self.least.iter().enumerate().find_map(|(day, planned)| {
            let mut visits = planned.clone();
            visits.push(must);
            if !self.has_hours_for(day, &visits) {
                return None;
            }
            let (visits, _) = quickest(&self.problem, day, &visits)?;
            let mut days = self.least.clone();
            *days.get_mut(day)? = visits.clone();
            offers.allows(&days).then_some((day, visits))
        })
    }

    /// A quick check before an order is sought: whether a day is at least as long as these visits take without travel.
    fn has_hours_for(&self, day: DayIndex, visits: &[VisitIndex]) -> bool {
        let stays = visits.iter().filter_map(|visit| self.problem.visits.get(*visit));
        let hours: i32 = stays.map(|visit| visit.service).sum();
        self.problem.days.get(day).is_some_and(|day| hours <= day.end.saturating_sub(day.start))
    }

    /// Gives the planned must-sees as much of their usual time as their days allow, highest score first.
    fn lengthen(&mut self, wishes: &Wishes) {
        let mut inside: Vec<(DayIndex, VisitIndex)> = Vec::new();
        for (day, visits) in self.least.iter().enumerate() {
            inside.extend(visits.iter().map(|&visit| (day, visit)));
        }
        inside.retain(|(_, visit)| {
            self.problem.visits.get(*visit).is_some_and(|one| one.wish == Priority::Must)
        });
        inside.sort_by_key(|(_, visit)| {
            std::cmp::Reverse(self.problem.visits.get(*visit).map(|one| one.score))
        });
        for (day, visit) in inside {
            let fed = self.least_works(day);
            for stay in self.stays(visit, wishes) {
                let before = self.problem.clone();
                self.set_stay(visit, stay);
                if self.least_works(day) >= fed {
                    break;
                }
                self.problem = before;
            }
        }
        let is_shorter = |(visit, candidate): (VisitIndex, &Candidate)| {
            let service = self.problem.visits.get(visit).map_or(0, |one| one.service);
            service < minutes(candidate.minutes)
        };
        self.shortened = self.candidates.iter().enumerate().any(is_shorter);
        for (visit, candidate) in self.problem.visits.iter().zip(&mut self.candidates) {
            candidate.minutes = u32::try_from(visit.service).unwrap_or(candidate.minutes);
        }
    }

    /// [`Self::works`] of a day of the least plan.
    fn least_works(&self, day: DayIndex) -> Option<bool> {
        self.works(day, self.least.get(day)?)
    }

    /// Whether a day is feasible with these visits, and if so, whether it has its lunch.
    pub(super) fn works(&self, day: DayIndex, visits: &[VisitIndex]) -> Option<bool> {
        let today = self.problem.days.get(day)?;
        let line = Timetabler::new(&self.problem).timeline(day, visits)?;
        Some(!today.lacks_lunch(visits.is_empty(), line.lunch.is_some()))
    }

    fn stays(&self, visit: VisitIndex, wishes: &Wishes) -> Vec<u32> {
        let Some(candidate) = self.candidates.get(visit) else { return Vec::new() };
        match wishes.stay(&candidate.stop.id) {
            Some(set) => vec![set],
            None => wishes.pace.stays(candidate.stop.stay()).to_vec(),
        }
    }

    fn shortest(&self, visit: VisitIndex, wishes: &Wishes) -> u32 {
        self.candidates.get(visit).map_or(0, |candidate| candidate.shortest(wishes))
    }

    fn set_stay(&mut self, visit: VisitIndex, stay: u32) {
        if let Some(one) = self.problem.visits.get_mut(visit) {
            one.service = minutes(stay);
            one.meal_inside = self.candidates.get(visit).is_some_and(|candidate| candidate.feeds_for(stay));
        }
    }

    /// The problem of all other stops: must-sees that fit no day are ruled out.
    pub(super) fn for_the_rest(&self) -> Problem {
        let mut problem = self.problem.clone();
        let inside = |visit: VisitIndex| self.least.iter().flatten().any(|one| *one == visit);
        for (visit, one) in problem.visits.iter_mut().enumerate() {
            if one.wish == Priority::Must && !inside(visit) {
                one.wish = Priority::Never;
            }
        }
        problem
    }

    /// A plan with everything that it must have: this one, or else the least plan with whatever fits into it.
    pub(super) fn made_good(&self, days: Days) -> Days {
        let days = self.with_all_that_is_kept(days);
        let holds = |visit: &VisitIndex| days.iter().flatten().any(|one| one == visit);
        if self.least.iter().flatten().all(holds) { days } else { self.filled() }
    }

    fn filled(&self) -> Days {
        let problem = self.for_the_rest();
        let mut days = self.least.clone();
        let mut rest: Vec<VisitIndex> = (0..problem.visits.len()).collect();
        rest.retain(|visit| problem.visits.get(*visit).is_some_and(|one| one.wish == Priority::May));
        rest.sort_by_key(|visit| std::cmp::Reverse(problem.visits.get(*visit).map(|one| one.score)));
        let mut rest = rest.into_iter();
        // What fits nowhere now will not fit when the days are fuller.
        while let Some((visit, (day, at))) = {
            let offers = Offers::new(&problem, &days);
            rest.find_map(|visit| Some((visit, offers.place(visit)?)))
        } {
            if let Some(planned) = days.get_mut(day) {
                planned.insert(at, visit);
            }
        }
        days
    }
}

/// The problem with only these visits, in this order.
fn only(problem: &Problem, visits: &[VisitIndex]) -> Problem {
    let (old, new) = (problem.visits.len(), visits.len());
    let place = |visit: &VisitIndex| visits.iter().position(|other| other == visit);
    let mut nodes = visits.to_vec();
    nodes.extend(old..problem.travel.nodes());
    let mut few = Problem {
        visits: visits.iter().filter_map(|visit| problem.visits.get(*visit).cloned()).collect(),
        days: problem.days.clone(),
        travel: problem.travel.between(&nodes),
        trip: problem.trip.clone(),
    };
    for visit in &mut few.visits {
        visit.after = visit.after.iter().filter_map(place).collect();
    }
    for day in &mut few.days {
        (day.from, day.to) = (day.from - old + new, day.to - old + new);
    }
    few
}
