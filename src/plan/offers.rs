//! What else fits a finished plan: a visit in a gap, or instead of another. Every offer is checked against all rules.

use std::collections::BTreeSet;

use super::problem::{DayIndex, Priority, Problem, VisitIndex};
use super::rules::{Breach, breaches_at};
use super::timeline::Timetabler;

/// Offers around one plan.
#[derive(Debug)]
pub struct Offers<'a> {
    problem: &'a Problem,
    days: &'a [Vec<VisitIndex>],
    timetabler: Timetabler<'a>,
    /// The rules that the plan already breaks; an offer may not break others.
    broken: BTreeSet<Breach>,
}

impl<'a> Offers<'a> {
    /// Offers around the plan `days` of `problem`.
    pub fn new(problem: &'a Problem, days: &'a [Vec<VisitIndex>]) -> Self {
        let timetabler = Timetabler::new(problem);
        let broken = breaches_at(problem, &timetabler, days).into_iter().collect();
        Self { problem, days, timetabler, broken }
    }

    /// The unplanned visits that fit between positions `position - 1` and `position` of a day without any other change,
    /// best score first.
    pub fn fill(&self, day: DayIndex, position: usize) -> Vec<VisitIndex> {
        self.ranked(|visit| {
            let mut days = self.days.to_vec();
            let fits = days.get(day).is_some_and(|stops| position <= stops.len());
            if fits {
                days[day].insert(position, visit);
            }
            fits && self.works(&days, day)
        })
    }

    /// Up to `most` visits that can replace the one at `position` of a day, best score first: for rain, a closed door
    /// or a late start.
    pub fn substitutes(&self, day: DayIndex, position: usize, most: usize) -> Vec<VisitIndex> {
        let mut found = self.ranked(|visit| {
            let mut days = self.days.to_vec();
            match days.get_mut(day).and_then(|stops| stops.get_mut(position)) {
                Some(stop) => *stop = visit,
                None => return false,
            }
            self.works(&days, day)
        });
        found.truncate(most);
        found
    }

    fn ranked(&self, fits: impl Fn(VisitIndex) -> bool) -> Vec<VisitIndex> {
        let planned: BTreeSet<VisitIndex> = self.days.iter().flatten().copied().collect();
        let outside = (0..self.problem.visits.len()).filter(|visit| !planned.contains(visit));
        let wanted = outside.filter(|&visit| self.problem.visits[visit].wish != Priority::Never);
        let mut found: Vec<VisitIndex> = wanted.filter(|&visit| fits(visit)).collect();
        found.sort_by_key(|&visit| std::cmp::Reverse(self.problem.visits[visit].score));
        found
    }

    /// Whether a plan that was changed on `day` is valid. The day's timeline is checked first, because it fails most
    /// often.
    fn works(&self, days: &[Vec<VisitIndex>], day: DayIndex) -> bool {
        let changed = days.get(day).and_then(|stops| self.timetabler.timeline(day, stops));
        changed.is_some() && self.allows(days)
    }

    /// Whether a changed plan only breaks rules that the plan already breaks.
    pub(super) fn allows(&self, days: &[Vec<VisitIndex>]) -> bool {
        breaches_at(self.problem, &self.timetabler, days).iter().all(|breach| self.broken.contains(breach))
    }

    /// The first day and position where `visit` fits without any other change.
    pub(super) fn place(&self, visit: VisitIndex) -> Option<(DayIndex, usize)> {
        self.place_among(self.days.to_vec(), visit, |_| true)
    }

    /// The first position on `day` where `visit` fits without any other change.
    pub(super) fn place_on(&self, visit: VisitIndex, day: DayIndex) -> Option<(DayIndex, usize)> {
        self.place_among(self.days.to_vec(), visit, |tried| tried == day)
    }

    fn place_among(
        &self,
        mut days: Vec<Vec<VisitIndex>>,
        visit: VisitIndex,
        is_tried: impl Fn(DayIndex) -> bool,
    ) -> Option<(DayIndex, usize)> {
        let open = |day: &DayIndex| is_tried(*day) && !self.problem.visits[visit].starts(*day).is_empty();
        for day in (0..days.len()).filter(open) {
            for position in 0..=days[day].len() {
                days[day].insert(position, visit);
                let allowed = self.works(&days, day);
                days[day].remove(position);
                if allowed {
                    return Some((day, position));
                }
            }
        }
        None
    }

    /// The planned visit of lowest score, not mandatory, whose removal makes room for `visit`: on its own day, or
    /// `anywhere` if the problem is money or a count over the whole trip.
    pub(super) fn instead_of(&self, visit: VisitIndex, anywhere: bool) -> Option<VisitIndex> {
        let on_days = self.days.iter().enumerate();
        let mut planned: Vec<(DayIndex, VisitIndex)> =
            on_days.flat_map(|(day, visits)| visits.iter().map(move |&other| (day, other))).collect();
        planned.retain(|&(_, other)| !self.problem.visits[other].wish.is_must());
        planned.sort_by_key(|&(_, other)| self.problem.visits[other].score);
        let makes_room = |&(on, other): &(DayIndex, VisitIndex)| {
            let mut days = self.days.to_vec();
            days[on].retain(|&stop| stop != other);
            self.place_among(days, visit, |day| anywhere || day == on).is_some()
        };
        planned.into_iter().find(makes_room).map(|(_, other)| other)
    }

    /// How much money the budget lacks for the entry of `visit`, if it does.
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
