//! What else fits a finished plan: into a gap, instead of a visit. Every offer is checked against all rules.

use std::collections::BTreeSet;

use super::problem::{DayIndex, Problem, VisitIndex, Wish};
use super::rules::{Breach, breaches_at};
use super::timeline::Timetabler;

/// Offers around one plan.
#[derive(Debug)]
pub struct Offers<'a> {
    problem: &'a Problem,
    days: &'a [Vec<VisitIndex>],
    timetabler: Timetabler<'a>,
    /// What the plan breaks already; an offer may not add to it.
    broken: BTreeSet<Breach>,
}

impl<'a> Offers<'a> {
    /// Offers around the plan `days` of `problem`.
    pub fn new(problem: &'a Problem, days: &'a [Vec<VisitIndex>]) -> Self {
        let timetabler = Timetabler::new(problem);
        let broken = breaches_at(problem, &timetabler, days).into_iter().collect();
        Self { problem, days, timetabler, broken }
    }

    /// The visits outside that fit between positions `position - 1` and `position` of a day as it is, best score first.
    pub fn fill(&self, day: DayIndex, position: usize) -> Vec<VisitIndex> {
        self.ranked(|visit| {
            let mut days = self.days.to_vec();
            let fits = days.get(day).is_some_and(|stops| position <= stops.len());
            if fits {
                days[day].insert(position, visit);
            }
            fits && self.allows(&days)
        })
    }

    /// Up to `most` visits that can stand in for the one at `position` of a day, best score first: for rain, a closed
    /// door, a late start.
    pub fn substitutes(&self, day: DayIndex, position: usize, most: usize) -> Vec<VisitIndex> {
        let mut found = self.ranked(|visit| {
            let mut days = self.days.to_vec();
            match days.get_mut(day).and_then(|stops| stops.get_mut(position)) {
                Some(stop) => *stop = visit,
                None => return false,
            }
            self.allows(&days)
        });
        found.truncate(most);
        found
    }

    fn ranked(&self, fits: impl Fn(VisitIndex) -> bool) -> Vec<VisitIndex> {
        let planned: BTreeSet<VisitIndex> = self.days.iter().flatten().copied().collect();
        let outside = (0..self.problem.visits.len()).filter(|visit| !planned.contains(visit));
        let wanted = outside.filter(|&visit| self.problem.visits[visit].wish != Wish::Never);
        let mut found: Vec<VisitIndex> = wanted.filter(|&visit| fits(visit)).collect();
        found.sort_by_key(|&visit| std::cmp::Reverse(self.problem.visits[visit].score));
        found
    }

    /// Whether a changed plan breaks nothing that the plan does not break already.
    fn allows(&self, days: &[Vec<VisitIndex>]) -> bool {
        breaches_at(self.problem, &self.timetabler, days).iter().all(|breach| self.broken.contains(breach))
    }

    /// A day and position where `visit` fits as the plan is.
    pub(super) fn place(&self, visit: VisitIndex) -> Option<(DayIndex, usize)> {
        self.place_among(self.days.to_vec(), visit)
    }

    fn place_among(&self, mut days: Vec<Vec<VisitIndex>>, visit: VisitIndex) -> Option<(DayIndex, usize)> {
        for day in 0..days.len() {
            for position in 0..=days[day].len() {
                days[day].insert(position, visit);
                let allowed = self.allows(&days);
                days[day].remove(position);
                if allowed {
                    return Some((day, position));
                }
            }
        }
        None
    }

    /// The planned visit, not mandatory, of least score that makes room for `visit` when it is left out.
    pub(super) fn instead_of(&self, visit: VisitIndex) -> Option<VisitIndex> {
        let mut planned: Vec<VisitIndex> = self.days.iter().flatten().copied().collect();
        planned.retain(|&other| self.problem.visits[other].wish != Wish::Must);
        planned.sort_by_key(|&other| self.problem.visits[other].score);
        planned.into_iter().find(|&other| {
            let mut days = self.days.to_vec();
            days.iter_mut().for_each(|stops| stops.retain(|&stop| stop != other));
            self.place_among(days, visit).is_some()
        })
    }

    /// How much the budget lacks for the entry of `visit`, if it does.
    pub(super) fn overspend(&self, visit: VisitIndex) -> Option<u64> {
        let budget = u64::from(self.problem.trip.budget?);
        let price =
            |visit: VisitIndex| self.problem.visits.get(visit).map_or(0, |visit| u64::from(visit.price));
        let entries: u64 = self.days.iter().flatten().map(|&visit| price(visit)).sum();
        let lines = self.days.iter().enumerate().filter(|(_, stops)| !stops.is_empty());
        let fares: u64 = lines
            .filter_map(|(day, stops)| Some(u64::from(self.timetabler.timeline(day, stops)?.fare)))
            .sum();
        let over = (entries + fares + price(visit)).saturating_sub(budget);
        (over > 0).then_some(over)
    }
}
