//! The fast path: one window a visit, the same on every day, symmetric ways that never change, nothing else to obey.

use super::plan::{Plan, Route};
use super::{Place, Rules, Worth};

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

/// Ways to so many of the nearest others stand for a visit's way.
const NEIGHBOURS: usize = 6;

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

    fn effort(&self, visit: u16) -> f32 {
        let row = &self.way[usize::from(visit) * self.nodes..];
        let near = self.near(visit).iter().take(NEIGHBOURS);
        let ways: i32 = near.map(|&other| i32::from(row[usize::from(other)])).sum();
        (self.service[usize::from(visit)] + ways / NEIGHBOURS as i32 + 1) as f32
    }

    fn near(&self, visit: u16) -> &[u16] {
        &self.near[usize::from(visit)]
    }

    fn refresh(&self, _day: usize, route: &mut Route) {
        route.clear_times();
        self.forward(route);
        self.backward(route);
    }

    // The one hot loop: a branch per rule costs more than the sums themselves, so the conditions are joined with `&`.
    fn place(&self, plan: &Plan, day: usize, visit: u16, mut blink: impl FnMut() -> bool) -> Option<Place> {
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
        let mut best = Place { position: 0, cost: i32::MAX };
        for k in first..len {
            let onward = i32::from(way[usize::from(stops[k])]);
            let arrive = leave[k - 1] + into;
            let cost = into + onward - hop[k];
            into = onward;
            let in_time = (arrive <= close) & (arrive.max(open) + service + onward <= late[k]);
            if in_time & (cost < best.cost) && !blink() {
                best = Place { position: k, cost };
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
