//! The fast path: one window a visit, a static travel matrix, nothing else to obey.

use super::plan::Route;
use super::{Place, Rules};

/// A problem in flat arrays. Nodes `0..visits` are visits; a day's ends follow.
pub(crate) struct Plain {
    pub visits: usize,
    pub nodes: usize,
    /// Start and end node of each day.
    pub ends: Vec<(u16, u16)>,
    pub score: Vec<i64>,
    /// `leg[from * nodes + to]`: service at `from`, then travel.
    pub leg: Vec<i32>,
    /// The same, by `to * nodes + from`, so that a scan for one visit reads one row.
    pub leg_into: Vec<i32>,
    pub open: Vec<i32>,
    pub close: Vec<i32>,
    pub service: Vec<i32>,
    /// Visits by nearness, `visits - 1` for each node.
    pub near: Vec<Vec<u16>>,
}

impl Rules for Plain {
    fn visits(&self) -> usize {
        self.visits
    }

    fn ends(&self) -> &[(u16, u16)] {
        &self.ends
    }

    fn score(&self, visit: u16) -> i64 {
        self.score[visit as usize]
    }

    fn near(&self, visit: u16) -> &[u16] {
        &self.near[visit as usize]
    }

    fn refresh(&self, _day: usize, route: &mut Route) {
        let Route { stops, early, late, travel } = route;
        early.clear();
        late.clear();
        late.resize(stops.len(), 0);
        let mut time = self.open[stops[0] as usize];
        early.push(time);
        let mut total = 0;
        for pair in stops.windows(2) {
            let leg = self.leg[pair[0] as usize * self.nodes + pair[1] as usize];
            total += i64::from(leg - self.service[pair[0] as usize]);
            time = (time + leg).max(self.open[pair[1] as usize]);
            early.push(time);
        }
        *travel = total;
        let last = stops.len() - 1;
        late[last] = self.close[stops[last] as usize];
        for k in (0..last).rev() {
            let (node, next) = (stops[k] as usize, stops[k + 1] as usize);
            late[k] = (late[k + 1] - self.leg[node * self.nodes + next]).min(self.close[node]);
        }
    }

    fn place(&self, _day: usize, route: &Route, visit: u16, mut blink: impl FnMut() -> bool) -> Option<Place> {
        let v = visit as usize;
        let from = &self.leg[v * self.nodes..][..self.nodes];
        let into = &self.leg_into[v * self.nodes..][..self.nodes];
        let (open, close) = (self.open[v], self.close[v]);
        let ready = open + self.service[v];
        let mut best: Option<Place> = None;
        let len = route.stops.len();
        let (stops, early, late) = (&route.stops[..len], &route.early[..len], &route.late[..len]);
        for k in 1..len {
            if late[k] < ready {
                continue;
            }
            if early[k - 1] > close {
                break;
            }
            let (a, b) = (stops[k - 1] as usize, stops[k] as usize);
            let arrive = early[k - 1] + into[a];
            if arrive > close || arrive.max(open) + from[b] > late[k] {
                continue;
            }
            let cost = into[a] + from[b] - self.leg[a * self.nodes + b];
            if best.as_ref().is_none_or(|best| cost < best.cost) && !blink() {
                best = Some(Place { position: k, cost });
            }
        }
        best
    }
}
