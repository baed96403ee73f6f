//! All rules at once, as a real day requires. Slower than the plain path, and used only when needed.

use super::clock::{Clock, Late, Leave, NEVER, TOO_EARLY};
use super::plan::{NOWHERE, Plan, Route};
use super::tally::Tally;
use super::{Insertion, Rules, Worth, nearest};
use crate::plan::problem::{Priority, Problem};

/// A problem ready for the search.
#[derive(Debug)]
pub(crate) struct Real<'p> {
    pub problem: &'p Problem,
    pub clock: Clock,
    ends: Vec<(u16, u16)>,
    near: Vec<Vec<u16>>,
    tally: Tally,
    /// By visit: those that must come before it, and those that must come after it.
    before: Vec<Vec<u16>>,
    behind: Vec<Vec<u16>>,
    /// Whether the visits of one day limit those of another: by money, counts over the trip, alternatives, orders.
    ties_days: bool,
}

impl<'p> Real<'p> {
    pub(crate) fn new(problem: &'p Problem) -> Self {
        let (before, behind) = orders(problem);
        let ends = problem.days.iter().map(|day| (day.from as u16, day.to as u16)).collect();
        Self {
            problem,
            clock: Clock::new(problem),
            ends,
            near: nearest(problem),
            tally: Tally::new(problem),
            before,
            behind,
            ties_days: ties_days(problem),
        }
    }

    /// The first and last position that the fixed orders allow for `visit`; `None` if they rule out this day.
    fn span(&self, plan: &Plan, day: usize, visit: u16) -> Option<(usize, usize)> {
        let stops = &plan.routes[day].stops;
        let (mut first, mut last) = (1, stops.len() - 1);
        let at = |other: u16| stops.iter().position(|&stop| stop == other);
        for &other in &self.before[usize::from(visit)] {
            match plan.day_of[usize::from(other)] {
                NOWHERE => {}
                on if usize::from(on) == day => first = first.max(at(other)? + 1),
                on if usize::from(on) > day => return None,
                _ => {}
            }
        }
        for &other in &self.behind[usize::from(visit)] {
            match plan.day_of[usize::from(other)] {
                NOWHERE => {}
                on if usize::from(on) == day => last = last.min(at(other)?),
                on if usize::from(on) < day => return None,
                _ => {}
            }
        }
        (first <= last).then_some((first, last))
    }

    /// The cost of `visit` between positions `k - 1` and `k`; `None` if a rule about times forbids it.
    fn fits(&self, day: usize, route: &Route, k: usize, visit: usize) -> Option<i32> {
        let (a, b) = (usize::from(route.stops[k - 1]), usize::from(route.stops[k]));
        let leave = Leave { hungry: route.leave[k - 1], fed: route.leave_fed[k - 1] };
        let late = Late { hungry: route.late_hungry[k], fed: route.late[k] };
        if !self.clock.may_reach(day, (a, leave.hungry), visit, (b, late.fed.max(late.hungry))) {
            return None;
        }
        let there = self.clock.step(day, a, leave, visit);
        let meal = route.fed();
        if !self.clock.reaches(day, visit, there, b, late, meal) {
            return None;
        }
        let travel = &self.clock.travel;
        let begin = leave.hungry;
        let into = travel.arrival(a, visit, begin) - begin;
        let onward = travel.arrival(visit, b, there.hungry);
        let direct = travel.arrival(a, b, begin).min(NEVER);
        Some(into + (onward - there.hungry) - (direct - begin) + (onward - direct).max(0) / 2)
    }

    fn extras(&self, route: &Route, k: usize, visit: usize) -> (i64, i64) {
        let (a, b) = (usize::from(route.stops[k - 1]), usize::from(route.stops[k]));
        let travel = &self.clock.travel;
        let detour = |cost: &dyn Fn(usize, usize) -> u32| {
            i64::from(cost(a, visit)) + i64::from(cost(visit, b)) - i64::from(cost(a, b))
        };
        (detour(&|from, to| travel.walk_m(from, to)), detour(&|from, to| travel.fare(from, to)))
    }
}

fn ties_days(problem: &Problem) -> bool {
    let tied = problem.visits.iter().any(|visit| visit.group.is_some() || !visit.after.is_empty());
    tied || problem.trip.budget.is_some() || !problem.trip.categories.is_empty()
}

fn orders(problem: &Problem) -> (Vec<Vec<u16>>, Vec<Vec<u16>>) {
    let visits = problem.visits.len();
    let (mut before, mut behind) = (vec![Vec::new(); visits], vec![Vec::new(); visits]);
    for (visit, candidate) in problem.visits.iter().enumerate() {
        for &earlier in candidate.after.iter().filter(|&&earlier| earlier < visits && earlier != visit) {
            before[visit].push(earlier as u16);
            behind[earlier].push(visit as u16);
        }
    }
    (before, behind)
}

impl Rules for Real<'_> {
    fn visits(&self) -> usize {
        self.problem.visits.len()
    }

    fn ends(&self) -> &[(u16, u16)] {
        &self.ends
    }

    fn score(&self, visit: u16) -> i64 {
        i64::from(self.problem.visits[usize::from(visit)].score)
    }

    fn wish(&self, visit: u16) -> Priority {
        self.problem.visits[usize::from(visit)].wish
    }

    fn near(&self, visit: u16) -> &[u16] {
        &self.near[usize::from(visit)]
    }

    fn intricate(&self) -> bool {
        true
    }

    fn coupled(&self) -> bool {
        self.ties_days
    }

    fn refresh(&self, day: usize, route: &mut Route) {
        let clock = &self.clock;
        route.clear_times();
        let mut leave = clock.begin(day, usize::from(route.stops[0]));
        let (mut walk, mut fare) = (0, 0);
        for k in 0..route.stops.len() {
            if k > 0 {
                let (a, b) = (usize::from(route.stops[k - 1]), usize::from(route.stops[k]));
                leave = clock.step(day, a, leave, b);
                walk += i64::from(clock.travel.walk_m(a, b));
                fare += i64::from(clock.travel.fare(a, b));
            }
            route.leave.push(leave.hungry);
            route.leave_fed.push(leave.fed);
        }
        (route.walk, route.fare) = (walk, fare);
        let last = route.stops.len() - 1;
        let mut late = clock.finish(day, usize::from(route.stops[last]));
        for k in (0..=last).rev() {
            if k < last {
                late = clock.back(day, usize::from(route.stops[k]), usize::from(route.stops[k + 1]), late);
            }
            (route.late[k], route.late_hungry[k]) = (late.fed, late.hungry);
        }
        let service: i32 = route.visits().iter().map(|&visit| clock.service[usize::from(visit)]).sum();
        let end = if route.fed() { route.leave_fed[last] } else { route.leave[last] };
        route.travel = if last > 1 {
            i64::from(end) - i64::from(self.problem.days[day].start) - i64::from(service)
        } else {
            0
        };
    }

    fn sound(&self, day: usize, route: &Route) -> bool {
        let limit = self.problem.days[day].most_walk_m;
        route.visits().is_empty()
            || route.leave.last().is_some_and(|&end| end < NEVER)
                && limit.is_none_or(|most| route.walk <= i64::from(most))
    }

    fn place(
        &self,
        plan: &Plan,
        day: usize,
        visit: u16,
        mut blink: impl FnMut() -> bool,
    ) -> Option<Insertion> {
        let spare = self.tally.room(self.problem, plan, day, usize::from(visit))?;
        let (first, last) = self.span(plan, day, visit)?;
        let route = &plan.routes[day];
        let most_walk = self.problem.days[day].most_walk_m.map_or(i64::MAX, i64::from);
        let mut best: Option<Insertion> = None;
        for k in first..=last {
            if route.late[k].max(route.late_hungry[k]) == TOO_EARLY {
                continue;
            }
            let Some(cost) = self.fits(day, route, k, usize::from(visit)) else { continue };
            let (walk, fare) = self.extras(route, k, usize::from(visit));
            let allowed = route.walk.saturating_add(walk) <= most_walk && fare <= spare;
            if allowed && best.is_none_or(|best| cost < best.cost) && !blink() {
                best = Some(Insertion { position: k, cost });
            }
        }
        best
    }

    fn worth(&self, plan: &Plan) -> Worth {
        self.tally.worth(self.problem, plan)
    }
}
