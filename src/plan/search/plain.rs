//! The fast path: one window per visit, the same on every day, symmetric and constant travel times, no other rules.

use super::plan::{Plan, Route};
use super::{Insertion, Rules, Worth, nearest};
use crate::plan::problem::{Day, Problem, Visit};

/// A plain problem in flat arrays. Nodes `0..visits` are visits; the days' ends follow.
#[derive(Debug)]
pub(crate) struct Plain {
    pub visits: usize,
    pub nodes: usize,
    /// Start and end node of each day.
    pub ends: Vec<(u16, u16)>,
    pub score: Vec<i64>,
    /// Travel time at `a * nodes + b`.
    pub way: Vec<u16>,
    pub open: Vec<i32>,
    pub close: Vec<i32>,
    pub service: Vec<i32>,
    /// By visit: the other visits, nearest first.
    pub near: Vec<Vec<u16>>,
}

impl Plain {
    /// The plain form of a problem, or `None` if the problem has any rule beyond it.
    pub(crate) fn of(problem: &Problem) -> Option<Self> {
        let (visits, nodes) = (problem.visits.len(), problem.travel.nodes());
        let first = problem.days.first()?;
        let trip = &problem.trip;
        let counted = trip.budget.is_some() || !trip.categories.is_empty() || trip.repeat_percent.is_some();
        if counted
            || problem.travel.has_timetables()
            || !problem.days.iter().all(|day| day == first && is_plain_day(day))
        {
            return None;
        }
        let mut open = vec![first.start; nodes];
        let mut close = vec![first.end; nodes];
        for (index, visit) in problem.visits.iter().enumerate() {
            (open[index], close[index]) = one_window(problem, visit)?;
        }
        let mut service: Vec<i32> = problem.visits.iter().map(|visit| visit.service).collect();
        service.resize(nodes, 0);
        Some(Self {
            visits,
            nodes,
            ends: problem.days.iter().map(|day| (day.from as u16, day.to as u16)).collect(),
            score: problem.visits.iter().map(|visit| i64::from(visit.score)).collect(),
            way: symmetric(problem)?,
            open,
            close,
            service,
            near: nearest(problem),
        })
    }
}

fn is_plain_day(day: &Day) -> bool {
    let lunch = day.lunch.is_some_and(|lunch| lunch.is_due(day));
    !lunch && day.most_walk_m.is_none() && day.most_visits.is_none() && day.categories.is_empty()
}

/// The one span of starts that holds on every day; a visit that is always closed gets one that is never reached.
fn one_window(problem: &Problem, visit: &Visit) -> Option<(i32, i32)> {
    if visit.wish.is_must() || !visit.after.is_empty() || visit.group.is_some() {
        return None;
    }
    let spans = visit.starts(0);
    let same = (1..problem.days.len()).all(|day| visit.starts(day) == spans);
    match spans[..] {
        [] if same => Some((0, i32::MIN / 2)),
        [span] if same => Some(span),
        _ => None,
    }
}

fn symmetric(problem: &Problem) -> Option<Vec<u16>> {
    let nodes = problem.travel.nodes();
    let cell = |index: usize| {
        let (a, b) = (index / nodes, index % nodes);
        let time = problem.travel.time(a, b);
        u16::try_from(time).ok().filter(|_| time == problem.travel.time(b, a))
    };
    (0..nodes * nodes).map(cell).collect()
}

impl Rules for Plain {
    fn visits(&self) -> usize {
        self.visits
    }

    fn ends(&self) -> &[(u16, u16)] {
        &self.ends
    }

    fn score(&self, visit: u16) -> i64 {
        self.score[usize::from(visit)]
    }

    fn near(&self, visit: u16) -> &[u16] {
        &self.near[usize::from(visit)]
    }

    fn refresh(&self, _day: usize, route: &mut Route) {
        route.clear_times();
        self.forward(route);
        self.backward(route);
    }

    // The hot loop: a branch per rule costs more than the sums themselves, so the conditions are joined with `&`.
    fn place(
        &self,
        plan: &Plan,
        day: usize,
        visit: u16,
        mut blink: impl FnMut() -> bool,
    ) -> Option<Insertion> {
        let route = &plan.routes[day];
        let v = usize::from(visit);
        let service = self.service[v];
        if service > route.spare {
            return None;
        }
        let way = &self.way[v * self.nodes..][..self.nodes];
        let (open, close) = (self.open[v], self.close[v]);
        let len = route.stops.len();
        let (stops, hop) = (&route.stops[..len], &route.hop[..len]);
        let (leave, late) = (&route.leave[..len], &route.late[..len]);
        let first = late.iter().skip(1).take_while(|&&by| by < open + service).count() + 1;
        let mut into = i32::from(way[usize::from(*stops.get(first - 1)?)]);
        let mut best = Insertion { position: 0, cost: i32::MAX };
        for k in first..len {
            let onward = i32::from(way[usize::from(stops[k])]);
            let arrive = leave[k - 1] + into;
            let cost = into + onward - hop[k];
            into = onward;
            let in_time = (arrive <= close) & (arrive.max(open) + service + onward <= late[k]);
            if in_time & (cost < best.cost) && !blink() {
                best = Insertion { position: k, cost };
            }
            if leave[k - 1] > close {
                break;
            }
        }
        (best.position > 0).then_some(best)
    }

    fn worth(&self, plan: &Plan) -> Worth {
        let cost = plan.routes.iter().map(|route| route.travel).sum();
        Worth { kept: 0, musts: 0, score: plan.score, cost }
    }
}

impl Plain {
    fn forward(&self, route: &mut Route) {
        let mut time = self.open[usize::from(route.stops[0])];
        route.leave.push(time);
        route.hop.push(0);
        let mut travel = 0;
        for pair in route.stops.windows(2) {
            let (from, to) = (usize::from(pair[0]), usize::from(pair[1]));
            let hop = i32::from(self.way[from * self.nodes + to]);
            travel += i64::from(hop);
            time = (time + hop).max(self.open[to]) + self.service[to];
            route.hop.push(hop);
            route.leave.push(time);
        }
        route.travel = travel;
    }

    fn backward(&self, route: &mut Route) {
        let last = route.stops.len() - 1;
        route.late[last] = self.close[usize::from(route.stops[last])];
        route.spare = i32::MIN;
        for k in (0..last).rev() {
            let node = usize::from(route.stops[k]);
            let leave_by = route.late[k + 1] - route.hop[k + 1];
            route.spare = route.spare.max(leave_by - route.leave[k]);
            route.late[k] = (leave_by - self.service[node]).min(self.close[node]);
        }
    }
}
