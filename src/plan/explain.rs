//! Why a candidate is not in a plan, and what would bring it in.

use super::offers::Offers;
use super::problem::{CategoryLimit, DayIndex, Problem, VisitIndex, Wish};
use super::timeline::Timetabler;

/// A candidate that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Which one.
    pub visit: VisitIndex,
    /// The nearest thing that keeps it out.
    pub why: Why,
    /// What would bring it in, one at a time; empty where nothing of the traveller's would.
    pub remedies: Vec<Remedy>,
}

/// What keeps a candidate out. Times are in the problem's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The traveller does not want it.
    NotWanted,
    /// It has no window on any of the days (or not on the day it is pinned to).
    ClosedEveryDay,
    /// Another of its group is in the plan.
    AlternativeChosen(VisitIndex),
    /// A category has its most on every day that is left, or over the trip.
    CategoryFull(u16),
    /// The money that is missing for its entry.
    OverBudget(u64),
    /// No way leads there within the day.
    OutOfReach,
    /// It would fit if this day were longer.
    NeedsTime(DayIndex, i32),
    /// On its best day one would come so long after the last entry.
    MissesLastEntry(DayIndex, i32),
    /// It fits by the clock; a fixed order, a lunch or another of the day's limits keeps it out.
    DayLimit(DayIndex),
    /// It fits; the search was stopped before it looked.
    NotReached,
}

/// One change that lets a candidate in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// It could be wanted again.
    WantIt,
    /// Raise the budget by so much.
    RaiseBudget(u64),
    /// Let one more of the category in.
    AllowMore(u16),
    /// Make a day longer.
    LengthenDay(DayIndex, i32),
    /// Leave out a planned visit; of those that help, the one that scores least.
    InsteadOf(VisitIndex),
    /// Loosen a limit of the day (metres, number of visits, lunch, order).
    LoosenDay(DayIndex),
    /// Put it in as it is.
    AddIt(DayIndex),
}

/// Longer than any day is short.
const RELAXED: i32 = 1 << 20;

/// Every candidate that is not in `days`, with its reason.
pub fn explain(problem: &Problem, days: &[Vec<VisitIndex>]) -> Vec<Dropped> {
    let offers = Offers::new(problem, days);
    let mut longer = problem.clone();
    for day in &mut longer.days {
        day.end = day.end.saturating_add(RELAXED);
        day.lunch = None;
    }
    let in_longer = Timetabler::new(&longer);
    let planned: std::collections::BTreeSet<VisitIndex> = days.iter().flatten().copied().collect();
    let dropped = (0..problem.visits.len()).filter(|visit| !planned.contains(visit));
    dropped
        .map(|visit| {
            Explainer { problem, days, offers: &offers, longer: &longer, in_longer: &in_longer }
                .explain(visit)
        })
        .collect()
}

struct Explainer<'a> {
    problem: &'a Problem,
    days: &'a [Vec<VisitIndex>],
    offers: &'a Offers<'a>,
    longer: &'a Problem,
    in_longer: &'a Timetabler<'a>,
}

impl Explainer<'_> {
    fn explain(&self, visit: VisitIndex) -> Dropped {
        let counted = self.by_count(visit);
        let anywhere = counted.is_some();
        let (why, mut remedies) = counted.unwrap_or_else(|| self.by_clock(visit));
        let swaps = !matches!(why, Why::NotWanted | Why::ClosedEveryDay);
        remedies
            .extend(swaps.then(|| self.offers.instead_of(visit, anywhere)).flatten().map(Remedy::InsteadOf));
        Dropped { visit, why, remedies }
    }

    fn open_days(&self, visit: VisitIndex) -> Vec<DayIndex> {
        (0..self.days.len()).filter(|&day| !self.problem.visits[visit].starts(day).is_empty()).collect()
    }

    /// The reasons that need no clock.
    fn by_count(&self, visit: VisitIndex) -> Option<(Why, Vec<Remedy>)> {
        let candidate = &self.problem.visits[visit];
        if candidate.wish == Wish::Never {
            return Some((Why::NotWanted, vec![Remedy::WantIt]));
        }
        if self.open_days(visit).is_empty() {
            return Some((Why::ClosedEveryDay, Vec::new()));
        }
        let mut planned = self.days.iter().flatten();
        let rival = planned
            .find(|&&other| candidate.group.is_some() && self.problem.visits[other].group == candidate.group);
        if let Some(&rival) = rival {
            return Some((Why::AlternativeChosen(rival), Vec::new()));
        }
        if let Some(category) = candidate.category.filter(|&category| self.is_full(visit, category)) {
            return Some((Why::CategoryFull(category), vec![Remedy::AllowMore(category)]));
        }
        let over = self.offers.overspend(visit)?;
        Some((Why::OverBudget(over), vec![Remedy::RaiseBudget(over)]))
    }

    fn is_full(&self, visit: VisitIndex, category: u16) -> bool {
        let count = |visits: &mut dyn Iterator<Item = &VisitIndex>| {
            visits.filter(|&&other| self.problem.visits[other].category == Some(category)).count()
        };
        let full = |limits: &[CategoryLimit], there: usize| {
            limits.iter().any(|limit| limit.category == category && there >= limit.most)
        };
        let trip = full(&self.problem.trip.categories, count(&mut self.days.iter().flatten()));
        let day_full =
            |day: DayIndex| full(&self.problem.days[day].categories, count(&mut self.days[day].iter()));
        trip || self.open_days(visit).into_iter().all(day_full)
    }

    fn by_clock(&self, visit: VisitIndex) -> (Why, Vec<Remedy>) {
        if let Some((day, _)) = self.offers.place(visit) {
            return (Why::NotReached, vec![Remedy::AddIt(day)]);
        }
        let late =
            self.least_over(visit, self.in_longer, |line, day| Some(line.end - self.problem.days[day].end));
        match late {
            Some((day, by)) if by > 0 => {
                return (Why::NeedsTime(day, by), vec![Remedy::LengthenDay(day, by)]);
            }
            Some((day, _)) => return (Why::DayLimit(day), vec![Remedy::LoosenDay(day)]),
            None => {}
        }
        let mut always_open = self.longer.clone();
        for window in always_open.visits[visit].windows.iter_mut().flatten() {
            window.last_entry = window.last_entry.saturating_add(RELAXED);
            window.leave_by = None;
        }
        let missed = self.least_over(visit, &Timetabler::new(&always_open), |line, day| {
            let start = line.stays.iter().find(|stay| stay.visit == visit)?.start;
            let starts = self.problem.visits[visit].starts(day);
            starts.iter().rev().find(|(open, _)| *open <= start).map(|(_, close)| start - close)
        });
        missed
            .filter(|&(_, by)| by > 0)
            .map_or((Why::OutOfReach, Vec::new()), |(day, by)| (Why::MissesLastEntry(day, by), Vec::new()))
    }

    /// The day and place at which `visit` goes least over, in a loosened problem.
    fn least_over(
        &self,
        visit: VisitIndex,
        loosened: &Timetabler,
        over: impl Fn(&super::timeline::Timeline, DayIndex) -> Option<i32>,
    ) -> Option<(DayIndex, i32)> {
        let mut best: Option<(DayIndex, i32)> = None;
        for day in self.open_days(visit) {
            for place in 0..=self.days[day].len() {
                let mut stops = self.days[day].clone();
                stops.insert(place, visit);
                let by = loosened.timeline(day, &stops).and_then(|line| over(&line, day));
                if let Some(by) = by.filter(|&by| best.is_none_or(|(_, least)| by < least)) {
                    best = Some((day, by));
                }
            }
        }
        best
    }
}
