//! Time along a route under every rule: windows, timetables, and lunch.
//!
//! A route's clock is a pair: the earliest moment to leave with lunch still to come, and with lunch had. An earlier
//! arrival never makes either of them later (travel is first-in-first-out, waiting is allowed), so each has a latest
//! arrival, and an insertion is checked in constant time as in the plain problem.

use crate::plan::problem::{Lunch, LunchPlace, Problem};
use crate::plan::travel::{Travel, UNREACHABLE};

/// Later than any day.
pub(crate) const NEVER: i32 = UNREACHABLE;
/// Earlier than any day: no arrival is early enough.
pub(crate) const TOO_EARLY: i32 = -UNREACHABLE;

/// The earliest moment to leave a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leave {
    /// No lunch yet.
    pub hungry: i32,
    /// Lunch had.
    pub fed: i32,
}

/// The latest arrival at a stop with which the remaining day is still feasible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Late {
    /// Lunch still to come, at this stop or after it.
    pub hungry: i32,
    /// Lunch had, or not needed.
    pub fed: i32,
}

/// The clock of one problem, in flat arrays.
#[derive(Debug)]
pub(crate) struct Clock {
    pub travel: Travel,
    pub nodes: usize,
    /// By node; 0 for the days' ends.
    pub service: Vec<i32>,
    /// By `day * nodes + node`: the allowed starts, sorted and disjoint.
    pub starts: Vec<Vec<(i32, i32)>>,
    /// By day: its lunch, if it is due.
    pub lunch: Vec<Option<Lunch>>,
    /// By `day * nodes + node`: the first and last start at which the visit is the lunch or includes it.
    pub table: Vec<Option<(i32, i32)>>,
    /// By node: whether there is no food.
    pub foodless: Vec<bool>,
}

impl Clock {
    pub(crate) fn new(problem: &Problem) -> Self {
        let (nodes, visits) = (problem.travel.nodes(), problem.visits.len());
        let mut service: Vec<i32> = problem.visits.iter().map(|visit| visit.service).collect();
        service.resize(nodes, 0);
        let mut starts = Vec::with_capacity(nodes * problem.days.len());
        let mut table = Vec::with_capacity(nodes * problem.days.len());
        for (index, day) in problem.days.iter().enumerate() {
            starts.extend(problem.visits.iter().map(|visit| visit.starts(index)));
            starts.extend((visits..nodes).map(|_| vec![(day.start, day.end)]));
            table.extend(
                problem.visits.iter().map(|visit| day.lunch.and_then(|lunch| lunch.had_within(visit))),
            );
            table.extend((visits..nodes).map(|_| None));
        }
        let mut foodless: Vec<bool> = problem.visits.iter().map(|visit| visit.no_food).collect();
        foodless.resize(nodes, false);
        let lunch = problem.days.iter().map(|day| day.lunch.filter(|lunch| lunch.is_due(day))).collect();
        Self { travel: problem.travel.clone(), nodes, service, starts, lunch, table, foodless }
    }

    /// The first allowed start at or after `ready`, or [`NEVER`].
    pub(crate) fn start(&self, day: usize, node: usize, ready: i32) -> i32 {
        let spans = &self.starts[day * self.nodes + node];
        spans.iter().find(|(_, close)| *close >= ready).map_or(NEVER, |(open, _)| ready.max(*open))
    }

    /// The last allowed start at or before `by`, or [`TOO_EARLY`].
    fn last_start(&self, day: usize, node: usize, by: i32) -> i32 {
        let spans = &self.starts[day * self.nodes + node];
        spans.iter().rev().find(|(open, _)| *open <= by).map_or(TOO_EARLY, |(_, close)| by.min(*close))
    }

    /// A quick check that rejects most insertions: whether leaving `from` at `leave` and visiting `node` can reach `to`
    /// by `late` with the shortest travel times.
    pub(crate) fn may_reach(
        &self,
        day: usize,
        (from, leave): (usize, i32),
        node: usize,
        (to, late): (usize, i32),
    ) -> bool {
        let spans = &self.starts[day * self.nodes + node];
        let Some(((open, _), (_, close))) = spans.first().zip(spans.last()) else { return false };
        let arrive = leave.saturating_add(self.travel.least(from, node));
        let leave = arrive.max(*open).saturating_add(self.service[node]);
        arrive <= *close && leave.saturating_add(self.travel.least(node, to)) <= late
    }

    /// The clock at the day's first node.
    pub(crate) fn begin(&self, day: usize, node: usize) -> Leave {
        Leave { hungry: self.start(day, node, TOO_EARLY), fed: NEVER }
    }

    /// The clock after leaving `from` as early as `leave` allows and visiting `node`.
    pub(crate) fn step(&self, day: usize, from: usize, leave: Leave, node: usize) -> Leave {
        let arrive = self.travel.arrival(from, node, leave.hungry);
        let hungry = self.start(day, node, arrive);
        let fed = match &self.lunch[day] {
            None => NEVER,
            Some(lunch) => self.start_fed(day, from, leave, node, arrive, lunch),
        };
        let end = |start: i32| if start >= NEVER { NEVER } else { start.saturating_add(self.service[node]) };
        Leave { hungry: end(hungry), fed: end(fed) }
    }

    fn start_fed(
        &self,
        day: usize,
        from: usize,
        leave: Leave,
        node: usize,
        arrive: i32,
        lunch: &Lunch,
    ) -> i32 {
        let mut ready = if leave.fed < NEVER { self.travel.arrival(from, node, leave.fed) } else { NEVER };
        if lunch.place == LunchPlace::Anywhere {
            if !self.foodless[from] {
                ready = ready.min(self.travel.arrival(from, node, pause_end(lunch, leave.hungry)));
            }
            if !self.foodless[node] {
                ready = ready.min(pause_end(lunch, arrive));
            }
        }
        let mut start = if ready < NEVER { self.start(day, node, ready) } else { NEVER };
        if let Some((first, last)) = self.table[day * self.nodes + node] {
            let meal = self.start(day, node, arrive.max(first));
            if meal <= last {
                start = start.min(meal);
            }
        }
        start
    }

    /// The latest arrival at the day's last node.
    pub(crate) fn finish(&self, day: usize, node: usize) -> Late {
        let fed = self.last_start(day, node, NEVER);
        let hungry = match &self.lunch[day] {
            Some(lunch) if lunch.place == LunchPlace::Anywhere => pause_start(lunch, fed),
            _ => TOO_EARLY,
        };
        Late { hungry, fed }
    }

    /// The latest arrival at `node`, when `to` comes next and must be reached by `late`.
    pub(crate) fn back(&self, day: usize, node: usize, to: usize, late: Late) -> Late {
        let leave_fed = self.travel.departure(node, to, late.fed);
        let service = self.service[node];
        let fed = self.last_start(day, node, leave_fed.saturating_sub(service));
        let Some(lunch) = &self.lunch[day] else {
            return Late { hungry: TOO_EARLY, fed };
        };
        let leave_hungry = self.travel.departure(node, to, late.hungry);
        let mut hungry = self.last_start(day, node, leave_hungry.saturating_sub(service));
        if lunch.place == LunchPlace::Anywhere && !self.foodless[node] {
            let after = pause_start(lunch, leave_fed).saturating_sub(service);
            hungry = hungry.max(self.last_start(day, node, after)).max(pause_start(lunch, fed));
        }
        if let Some((first, last)) = self.table[day * self.nodes + node] {
            let meal = self.last_start(day, node, leave_fed.saturating_sub(service).min(last));
            hungry = hungry.max(if meal >= first { meal } else { TOO_EARLY });
        }
        Late { hungry, fed }
    }

    /// Whether leaving `node` at `leave` still reaches `to` in time for the remaining day; `meal` requires a lunch on
    /// the day.
    pub(crate) fn reaches(
        &self,
        day: usize,
        node: usize,
        leave: Leave,
        to: usize,
        late: Late,
        meal: bool,
    ) -> bool {
        let arrival = |at: i32| self.travel.arrival(node, to, at);
        if !meal {
            return leave.hungry < NEVER && arrival(leave.hungry) <= late.fed;
        }
        let pause = match &self.lunch[day] {
            Some(lunch) if lunch.place == LunchPlace::Anywhere && !self.foodless[node] => {
                pause_end(lunch, leave.hungry)
            }
            _ => NEVER,
        };
        leave.fed < NEVER && arrival(leave.fed) <= late.fed
            || leave.hungry < NEVER && arrival(leave.hungry) <= late.hungry
            || pause < NEVER && arrival(pause) <= late.fed
    }
}

/// The end of a pause that begins as early as possible from `ready` on, or [`NEVER`].
pub(crate) fn pause_end(lunch: &Lunch, ready: i32) -> i32 {
    let start = ready.max(lunch.from);
    if start <= lunch.until { start.saturating_add(lunch.length) } else { NEVER }
}

/// The latest time to be ready for a pause that ends by `by`, or [`TOO_EARLY`].
fn pause_start(lunch: &Lunch, by: i32) -> i32 {
    let start = by.saturating_sub(lunch.length).min(lunch.until);
    if start >= lunch.from { start } else { TOO_EARLY }
}
