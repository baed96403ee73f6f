//! Recreate: visits outside the plan are put back, one after the other, each at its cheapest position.
//!
//! A position is skipped with a small chance, the blink of Christiaens and Vanden Berghe's section 5.3. The queue's
//! order is random, weighted towards visits with a high score.

use super::anneal::{ORDERS, Search};
use super::plan::NOWHERE;
use super::{Insertion, Rules};

/// How many of 256 rounds of an intricate problem skip about half of the visits: if one visit spoils a day's lunch or
/// the budget, putting in whatever fits never finds the better plan with fewer visits.
const SPARSE_ROUNDS: u8 = 48;

impl<R: Rules> Search<'_, R> {
    /// Puts in whatever still fits. Visits that were already outside before this round are only tried on days that
    /// changed.
    pub(super) fn recreate(&mut self) {
        for &visit in &self.removed {
            self.fresh[usize::from(visit)] = true;
        }
        self.line_up();
        let queue = std::mem::take(&mut self.queue);
        let sparse = self.rules.intricate() && self.rng.u8(..) < SPARSE_ROUNDS;
        for &entry in &queue {
            let visit = entry as u16;
            if sparse && self.rng.bool() {
                continue;
            }
            let days = if self.fresh[usize::from(visit)] { u64::MAX } else { self.touched };
            if let Some((day, place)) = self.cheapest(visit, days) {
                self.put_in(day, place.position, visit);
            }
        }
        self.queue = queue;
        for &visit in &self.removed {
            self.fresh[usize::from(visit)] = false;
        }
    }

    fn cheapest(&mut self, visit: u16, days: u64) -> Option<(usize, Insertion)> {
        let Self { rules, plan, rng, tuning, .. } = self;
        let mut best: Option<(usize, Insertion)> = None;
        for day in (0..plan.routes.len()).filter(|day| days & (1 << day) != 0) {
            let place = rules.place(plan, day, visit, || rng.u32(..) < tuning.blink);
            if let Some(place) = place
                && best.is_none_or(|(_, best)| place.cost < best.cost)
            {
                best = Some((day, place));
            }
        }
        best
    }

    fn put_in(&mut self, day: usize, position: usize, visit: u16) {
        let route = &mut self.plan.routes[day];
        route.stops.insert(position, visit);
        self.rules.refresh(day, route);
        self.plan.day_of[usize::from(visit)] = day as u8;
        self.plan.score += self.rules.score(visit);
        self.touched |= 1 << day;
    }

    /// Queues the visits outside the plan: the sort key in the high bits, the visit in the low 16 bits.
    fn line_up(&mut self) {
        let visits = self.rules.visits();
        let order = self.order();
        let ease = &self.ease[order * visits..][..visits];
        self.queue.clear();
        for (visit, (ease, day)) in ease.iter().zip(&self.plan.day_of).enumerate() {
            if *day == NOWHERE {
                let draw = (self.rng.u32(..) >> 12) as f32;
                let key = (draw * ease) as u32;
                self.queue.push(u64::from(key) << 16 | visit as u64);
            }
        }
        self.queue.sort_unstable();
    }

    fn order(&mut self) -> usize {
        let mut draw = self.rng.f32();
        let weights = &self.tuning.orders;
        let chosen = weights.iter().position(|weight| {
            draw -= weight;
            draw < 0.0
        });
        chosen.unwrap_or(ORDERS - 1)
    }
}
