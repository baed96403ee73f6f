//! Why a candidate is not in a plan, and what would bring it in.

use serde::{Deserialize, Serialize};

use super::offers::Offers;
use super::problem::{CategoryLimit, DayIndex, Priority, Problem, VisitIndex};
use super::timeline::{Stay, Timeline, Timetabler};

/// A candidate that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Which one.
    pub visit: VisitIndex,
    /// What keeps it out.
    pub why: Why,
    /// Changes that would bring it in, each on its own; empty if no change by the traveller would.
    pub remedies: Vec<Remedy>,
}

/// What keeps a candidate out. Times are in the problem's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The traveller does not want it.
    NotWanted,
    /// It has no window on any of the days (or on the day it is pinned to).
    ClosedEveryDay,
    /// Another of its group is in the plan.
    AlternativeChosen(VisitIndex),
    /// A category is at its maximum, on every day that would be possible or over the trip.
    CategoryFull(u16),
    /// How much money is missing for its entry.
    OverBudget(u64),
    /// It cannot be reached in time on any day.
    OutOfReach,
    /// It would fit if this day were longer by this much.
    NeedsTime(DayIndex, i32),
    /// On its best day the arrival would be this long after the last entry.
    MissesLastEntry(DayIndex, i32),
    /// There is time for it, but this limit of the day keeps it out.
    DayLimit(DayIndex, Limit),
    /// It fits; the search was stopped before trying it.
    NotReached,
}

/// A limit of a day other than its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Time for lunch.
    Lunch,
    /// The number of visits.
    Visits,
    /// The metres on foot.
    Walk,
    /// The fixed order of visits.
    Order,
    /// Several limits at once.
    Several,
}

/// A change that lets a candidate in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Stop ruling it out.
    WantIt,
    /// Raise the budget by this amount.
    RaiseBudget(u64),
    /// Allow one more visit of this category.
    AllowMore(u16),
    /// Make a day longer by this much.
    LengthenDay(DayIndex, i32),
    /// Leave out this planned visit: the one with the lowest score of those that help.
    InsteadOf(VisitIndex),
    /// Loosen that limit of the day.
    LoosenDay(DayIndex, Limit),
    /// Begin a day earlier by this much.
    StartEarlier(DayIndex, i32),
    /// Add a day with nothing else on it, which begins in time for it and is long enough.
    AnotherDay,
    /// Add it to this day without any other change.
    AddIt(DayIndex),
}

/// Longer than any day could be too short by.
const RELAXED: i32 = 1 << 20;

/// Every candidate that is not in `days`, with the reason.
pub fn reasons(problem: &Problem, days: &[Vec<VisitIndex>]) -> Vec<(VisitIndex, Why)> {
    told(problem, days, |explainer, visit| (visit, explainer.why(visit)))
}

/// The same, with the changes that would bring each of them in, which takes far longer.
pub fn explain(problem: &Problem, days: &[Vec<VisitIndex>]) -> Vec<Dropped> {
    told(problem, days, |explainer, visit| explainer.explain(visit))
}

/// The result of `tell` for every candidate that is not in `days`.
fn told<T>(
    problem: &Problem,
    days: &[Vec<VisitIndex>],
    tell: impl Fn(&Explainer, VisitIndex) -> T,
) -> Vec<T> {
    let longer = longer(problem);
    let planned: std::collections::BTreeSet<VisitIndex> = days.iter().flatten().copied().collect();
    let dropped: Vec<VisitIndex> =
        (0..problem.visits.len()).filter(|visit| !planned.contains(visit)).collect();
    let ajar = with_open_doors(&longer, &dropped);
    let loosened = loosened(problem);
    let explainer = Explainer {
        problem,
        days,
        offers: &Offers::new(problem, days),
        in_longer: &Timetabler::new(&longer),
        in_ajar: &Timetabler::new(&ajar),
        loosened: &loosened
            .iter()
            .map(|(limit, loose)| (*limit, Offers::new(loose, days)))
            .collect::<Vec<_>>(),
    };
    dropped.into_iter().map(|visit| tell(&explainer, visit)).collect()
}

/// The problem with days that never end and need no lunch, and with kept appointments that accept late arrivals.
fn longer(problem: &Problem) -> Problem {
    let mut longer = problem.clone();
    for (index, day) in longer.days.iter_mut().enumerate() {
        // If a window is open beyond the day's end, the day is the limit, not the window.
        for window in longer.visits.iter_mut().filter_map(|visit| visit.windows.get_mut(index)).flatten() {
            if window.leave_by.is_none() && window.last_entry >= day.end {
                window.last_entry = window.last_entry.saturating_add(RELAXED);
            }
        }
        day.end = day.end.saturating_add(RELAXED);
        day.lunch = None;
    }
    for kept in longer.visits.iter_mut().filter(|visit| visit.wish == Priority::Kept) {
        let Some(start) = kept.start.take() else { continue };
        for window in kept.windows.iter_mut().flatten() {
            (window.open, window.leave_by) = (window.open.max(start), None);
            window.last_entry = window.last_entry.saturating_add(RELAXED);
        }
    }
    longer
}

/// The problem in which the windows of left-out visits never close once they are open.
fn with_open_doors(problem: &Problem, dropped: &[VisitIndex]) -> Problem {
    let mut ajar = problem.clone();
    for &visit in dropped {
        let windows = ajar.visits.get_mut(visit).into_iter().flat_map(|visit| &mut visit.windows);
        for window in windows.flatten() {
            window.last_entry = window.last_entry.saturating_add(RELAXED);
            window.leave_by = None;
        }
    }
    ajar
}

struct Explainer<'a> {
    problem: &'a Problem,
    days: &'a [Vec<VisitIndex>],
    offers: &'a Offers<'a>,
    in_longer: &'a Timetabler<'a>,
    in_ajar: &'a Timetabler<'a>,
    loosened: &'a [(Limit, Offers<'a>)],
}

/// Copies of the problem, each without one of the limits that its days have.
fn loosened(problem: &Problem) -> Vec<(Limit, Problem)> {
    let without = |limit: Limit| {
        let mut loose = problem.clone();
        for day in &mut loose.days {
            match limit {
                Limit::Lunch => day.lunch = None,
                Limit::Visits => day.most_visits = None,
                Limit::Walk => day.most_walk_m = None,
                Limit::Order | Limit::Several => {}
            }
        }
        if limit == Limit::Order {
            loose.visits.iter_mut().for_each(|visit| visit.after.clear());
        }
        (limit, loose)
    };
    let limits = [Limit::Lunch, Limit::Visits, Limit::Walk, Limit::Order].map(without);
    limits.into_iter().filter(|(_, loose)| loose != problem).collect()
}

impl Explainer<'_> {
    fn explain(&self, visit: VisitIndex) -> Dropped {
        let why = self.why(visit);
        Dropped { visit, why, remedies: self.remedies(visit, why) }
    }

    fn why(&self, visit: VisitIndex) -> Why {
        self.by_count(visit).unwrap_or_else(|| self.by_clock(visit))
    }

    fn remedies(&self, visit: VisitIndex, why: Why) -> Vec<Remedy> {
        let mut remedies = match why {
            Why::NotWanted => vec![Remedy::WantIt],
            Why::CategoryFull(category) => vec![Remedy::AllowMore(category)],
            Why::OverBudget(over) => vec![Remedy::RaiseBudget(over)],
            Why::NotReached => {
                self.offers.place(visit).map(|(day, _)| Remedy::AddIt(day)).into_iter().collect()
            }
            Why::NeedsTime(day, by) => vec![Remedy::LengthenDay(day, by)],
            Why::DayLimit(day, limit) => vec![Remedy::LoosenDay(day, limit)],
            Why::MissesLastEntry(day, by) => self.in_time(visit, day, by),
            Why::ClosedEveryDay | Why::AlternativeChosen(_) | Why::OutOfReach => Vec::new(),
        };
        let by_count = matches!(why, Why::AlternativeChosen(_) | Why::CategoryFull(_) | Why::OverBudget(_));
        if !matches!(why, Why::NotWanted | Why::ClosedEveryDay) {
            remedies.extend(self.offers.instead_of(visit, by_count).map(Remedy::InsteadOf));
        }
        remedies
    }

    fn open_days(&self, visit: VisitIndex) -> Vec<DayIndex> {
        (0..self.days.len()).filter(|&day| !self.problem.visits[visit].starts(day).is_empty()).collect()
    }

    /// The reasons that do not depend on times.
    fn by_count(&self, visit: VisitIndex) -> Option<Why> {
        let candidate = &self.problem.visits[visit];
        if candidate.wish == Priority::Never {
            return Some(Why::NotWanted);
        }
        if self.open_days(visit).is_empty() {
            return Some(Why::ClosedEveryDay);
        }
        let mut planned = self.days.iter().flatten();
        let rival = planned
            .find(|&&other| candidate.group.is_some() && self.problem.visits[other].group == candidate.group);
        if let Some(&rival) = rival {
            return Some(Why::AlternativeChosen(rival));
        }
        if let Some(category) = candidate.category.filter(|&category| self.is_full(visit, category)) {
            return Some(Why::CategoryFull(category));
        }
        self.offers.overspend(visit).map(Why::OverBudget)
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

    fn by_clock(&self, visit: VisitIndex) -> Why {
        if self.offers.place(visit).is_some() {
            return Why::NotReached;
        }
        let late = self
            .least_over(visit, self.in_longer, |line, day| Some(self.over(line, self.problem.days[day].end)));
        match late {
            Some((day, by)) if by > 0 => return Why::NeedsTime(day, by),
            Some((day, _)) => return Why::DayLimit(day, self.limit(visit, day)),
            None => {}
        }
        let missed = self.least_over(visit, self.in_ajar, |line, day| {
            let start = line.stays.iter().find(|stay| stay.visit == visit)?.start;
            let starts = self.problem.visits[visit].starts(day);
            starts.iter().rev().find(|(open, _)| *open <= start).map(|(_, close)| start - close)
        });
        missed.filter(|&(_, by)| by > 0).map_or(Why::OutOfReach, |(day, by)| Why::MissesLastEntry(day, by))
    }

    /// How much too late a day ends, or a kept appointment on it starts; the larger of them.
    fn over(&self, line: &Timeline, end: i32) -> i32 {
        let pinned = |stay: &Stay| {
            let visit = self.problem.visits.get(stay.visit)?;
            Some(stay.start - visit.start.filter(|_| visit.wish == Priority::Kept)?)
        };
        line.stays.iter().filter_map(pinned).fold(line.end - end, i32::max)
    }

    /// The visits of a day up to the first kept appointment from `place` on: later visits do not affect whether it is
    /// kept.
    fn until_appointment<'s>(&self, stops: &'s [VisitIndex], place: usize) -> Option<&'s [VisitIndex]> {
        let is_appointment = |visit: &VisitIndex| {
            let visit = self.problem.visits.get(*visit);
            visit.is_some_and(|visit| visit.wish == Priority::Kept && visit.start.is_some())
        };
        let at = stops.iter().skip(place).position(is_appointment)?;
        stops.get(..=place + at)
    }

    /// The limit that keeps a visit out of a day on which there is time for it.
    fn limit(&self, visit: VisitIndex, day: DayIndex) -> Limit {
        let lets_in = |(_, offers): &&(Limit, Offers)| offers.place_on(visit, day).is_some();
        self.loosened.iter().find(lets_in).map_or(Limit::Several, |(limit, _)| *limit)
    }

    /// What helps someone who is `by` too late at a door: an earlier start, unless waiting at other doors uses it up,
    /// or a separate day.
    fn in_time(&self, visit: VisitIndex, day: DayIndex, by: i32) -> Vec<Remedy> {
        let earlier = |early: i32| {
            let mut problem = self.problem.clone();
            if let Some(today) = problem.days.get_mut(day) {
                today.start = today.start.saturating_sub(early);
            }
            problem
        };
        let helps = |early: &i32| Offers::new(&earlier(*early), self.days).place_on(visit, day).is_some();
        let early = [by, by.saturating_mul(2)].into_iter().find(helps);
        let mut alone = earlier(by);
        if let Some(today) = alone.days.get_mut(day) {
            (today.end, today.lunch) = (today.end.saturating_add(RELAXED), None);
        }
        let fits_alone = Timetabler::new(&alone).timeline(day, &[visit]).is_some();
        let early = early.map(|early| Remedy::StartEarlier(day, early));
        early.into_iter().chain(fits_alone.then_some(Remedy::AnotherDay)).collect()
    }

    /// The day on which `over` is smallest with `visit` inserted at the best place of a loosened problem, and its value
    /// there.
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
                let whole = loosened.timeline(day, &stops);
                let line = whole.or_else(|| loosened.timeline(day, self.until_appointment(&stops, place)?));
                let by = line.and_then(|line| over(&line, day));
                if let Some(by) = by.filter(|&by| best.is_none_or(|(_, least)| by < least)) {
                    best = Some((day, by));
                }
            }
        }
        best
    }
}
