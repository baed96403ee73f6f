//! Recombination: a day of one good plan replaces a day of another, and what fits is put back in.
//!
//! The routes of good plans are good parts of better ones: Souffriau et al. relink paths between elite plans ("A Path
//! Relinking approach for the Team Orienteering Problem", Computers & Operations Research 37, 2010), and Nagata and
//! Bräysy assemble routes of two parents ("Edge assembly-based memetic algorithm for the capacitated vehicle routing
//! problem", Networks 54, 2009). Here every day of every elite plan is tried in every other plan. This is only done if
//! days are alike and independent; otherwise a day of another plan may break rules of the whole plan.

use super::anneal::Search;
use super::plan::{NOWHERE, Plan};
use super::{Rules, Worth};

/// The most elite plans; the oldest is dropped first.
const MOST_ELITE: usize = 10;

impl<R: Rules> Search<'_, R> {
    /// Keeps a plan for recombination.
    pub(super) fn keep(&mut self, plan: Plan) {
        if self.elite.len() == MOST_ELITE {
            self.elite.remove(0);
        }
        self.elite.push(plan);
    }

    /// The best plan made by putting a day of one elite plan into another; `None` if there are no two plans or days to
    /// combine.
    pub(super) fn recombined(&mut self) -> Option<(Plan, Worth)> {
        if self.rules.intricate() || self.rules.ends().len() < 2 {
            return None;
        }
        let elite = std::mem::take(&mut self.elite);
        let mut best: Option<(Plan, Worth)> = None;
        for (a, receiver) in elite.iter().enumerate() {
            for (_, giver) in elite.iter().enumerate().filter(|(b, _)| *b != a) {
                for route in &giver.routes {
                    self.plan.clone_from(receiver);
                    self.transplant(route.visits());
                    self.recreate();
                    let worth = self.rules.worth(&self.plan);
                    if best.as_ref().is_none_or(|(_, best)| worth > *best) {
                        best = Some((self.plan.clone(), worth));
                    }
                }
            }
        }
        self.elite = elite;
        best
    }

    /// Puts a route of another plan in place of the day that loses the least score.
    fn transplant(&mut self, visits: &[u16]) {
        self.removed.clear();
        for day in 0..self.plan.routes.len() {
            self.take_out_visits(day, |visit| visits.contains(&visit));
        }
        let left = |day: &usize| -> i64 {
            self.plan.routes[*day].visits().iter().map(|&visit| self.rules.score(visit)).sum()
        };
        let day = (0..self.plan.routes.len()).min_by_key(left).unwrap_or(0);
        self.take_out_visits(day, |_| true);
        let Self { plan, rules, .. } = self;
        let route = &mut plan.routes[day];
        let end = route.stops.pop();
        route.stops.extend(visits.iter().copied().chain(end));
        rules.refresh(day, route);
        for &visit in visits {
            plan.day_of[usize::from(visit)] = day as u8;
            plan.score += rules.score(visit);
        }
        self.removed.retain(|visit| plan.day_of[usize::from(*visit)] == NOWHERE);
        self.touched = u64::MAX;
    }

    fn take_out_visits(&mut self, day: usize, goes: impl Fn(u16) -> bool) {
        let stops = self.plan.routes[day].stops.clone();
        self.take_out(day, |k| stops.get(k).is_some_and(|&visit| goes(visit)));
    }
}
