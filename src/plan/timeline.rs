//! The clock times of one planned day: arrivals, starts, lunch. Every visit starts as early as it can.

use super::problem::{DayIndex, LunchPlace, Problem, VisitIndex};
use super::search::{Clock, Leave, NEVER, pause_end};

/// One day with its times.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// The visits in order.
    pub stays: Vec<Stay>,
    /// The pause, if the day must have one and does. A lunch at a table is the visit itself; a meal during a visit is a
    /// part of it.
    pub lunch: Option<Pause>,
    /// When the day's first place is left.
    pub begin: i32,
    /// When the day's last place is reached.
    pub end: i32,
    /// Metres on foot.
    pub walk_m: u32,
    /// Fares.
    pub fare: u32,
}

/// One visit with its times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// Which visit.
    pub visit: VisitIndex,
    /// Arriving.
    pub arrive: i32,
    /// Starting, after any waiting.
    pub start: i32,
    /// Leaving.
    pub leave: i32,
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// From.
    pub start: i32,
    /// To.
    pub end: i32,
}

/// Computes the timelines of one problem's days.
#[derive(Debug)]
pub struct Timetabler<'p> {
    problem: &'p Problem,
    clock: Clock,
}

impl<'p> Timetabler<'p> {
    /// Prepares the windows and travel times of a problem that [`super::check`] accepts.
    pub fn new(problem: &'p Problem) -> Self {
        Self { problem, clock: Clock::new(problem) }
    }

    /// The times of `visits` in this order on `day`; `None` if windows, travel and the day's end do not allow them. If
    /// only lunch does not fit, the timeline has none.
    pub fn timeline(&self, day: DayIndex, visits: &[VisitIndex]) -> Option<Timeline> {
        let ends = self.problem.days.get(day)?;
        let known = visits.iter().all(|&visit| visit < self.problem.visits.len());
        let nodes: Vec<usize> =
            std::iter::once(ends.from).chain(visits.iter().copied()).chain([ends.to]).collect();
        if !known {
            return None;
        }
        let mut leave = self.clock.begin(day, ends.from);
        let mut leaves = vec![leave];
        for pair in nodes.windows(2) {
            leave = self.clock.step(day, pair[0], leave, pair[1]);
            leaves.push(leave);
        }
        let fed = leave.fed < NEVER;
        (fed || leave.hungry < NEVER).then(|| self.trace(day, &nodes, &leaves, fed))
    }

    /// Goes back from the end to where lunch was had, then forward to set the times.
    fn trace(&self, day: DayIndex, nodes: &[usize], leaves: &[Leave], fed: bool) -> Timeline {
        let last = nodes.len() - 1;
        let meal = if fed { (1..=last).rev().find(|&k| !self.was_fed(day, nodes, leaves, k)) } else { None };
        let mut line = Timeline { begin: leaves[0].hungry, ..Timeline::default() };
        for k in 1..=last {
            let (from, node) = (nodes[k - 1], nodes[k]);
            let had = meal.is_some_and(|at| k > at);
            let ready = if had { leaves[k - 1].fed } else { leaves[k - 1].hungry };
            let leave = if meal.is_some_and(|at| k >= at) { leaves[k].fed } else { leaves[k].hungry };
            let start = leave - self.clock.service[node];
            let mut arrive = self.clock.travel.arrival(from, node, ready);
            if meal == Some(k) {
                (arrive, line.lunch) = self.meal(day, from, node, ready, start);
            }
            line.walk_m = line.walk_m.saturating_add(self.clock.travel.walk_m(from, node));
            line.fare = line.fare.saturating_add(self.clock.travel.fare(from, node));
            if k < last {
                line.stays.push(Stay { visit: node, arrive, start, leave });
            } else {
                line.end = arrive;
            }
        }
        line
    }

    /// Whether the fed clock at position `k` results from a lunch before that position.
    fn was_fed(&self, day: DayIndex, nodes: &[usize], leaves: &[Leave], k: usize) -> bool {
        let before = leaves[k - 1].fed;
        let arrive =
            if before < NEVER { self.clock.travel.arrival(nodes[k - 1], nodes[k], before) } else { NEVER };
        arrive < NEVER
            && self.clock.start(day, nodes[k], arrive) + self.clock.service[nodes[k]] == leaves[k].fed
    }

    /// The arrival at `node` and the pause, if lunch is had between leaving `from` and the start at `node`, or during
    /// that visit.
    fn meal(&self, day: DayIndex, from: usize, node: usize, ready: i32, start: i32) -> (i32, Option<Pause>) {
        let arrive = self.clock.travel.arrival(from, node, ready);
        let Some(lunch) = self.clock.lunch[day] else { return (arrive, None) };
        let pause = |begin: i32| {
            Some(Pause { start: begin.max(lunch.from), end: begin.max(lunch.from) + lunch.length })
        };
        if lunch.place != LunchPlace::Anywhere {
            return (arrive, Some(Pause { start, end: start + self.clock.service[node] }));
        }
        let feeds = |place: usize| !self.clock.foodless[place];
        let here = pause_end(&lunch, arrive);
        if feeds(node) && here < NEVER && self.clock.start(day, node, here) == start {
            return (arrive, pause(arrive));
        }
        let before = pause_end(&lunch, ready);
        let later = self.clock.travel.arrival(from, node, before);
        if feeds(from) && before < NEVER && self.clock.start(day, node, later) == start {
            return (later, pause(ready));
        }
        (arrive, pause(start))
    }
}
