//! Recreate: visits outside the plan go back in, one after the other, each to its cheapest place.
//!
//! A place is skipped with a small chance, the blink of Christiaens and Vanden Berghe's section 5.3. The queue's order is
//! random, weighted towards visits that are worth much for the time they take.

use super::anneal::{ORDERS, Search};
use super::plan::NOWHERE;
use super::{Place, Rules};

/// Of 256 rounds of an intricate problem, so many leave half of the visits out: where one visit spoils a day's lunch or
/// the money, filling up whatever fits never shows the better plan with less in it.
const SPARSE_ROUNDS: u8 = 48;

impl<R: Rules> Search<'_, R> {
    /// Puts in whatever still fits; only days that were touched can take a visit that was outside before.
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

    fn cheapest(&mut self, visit: u16, days: u64) -> Option<(usize, Place)> {
        let Self { rules, plan, rng, tuning, .. } = self;
        let mut best: Option<(usize, Place)> = None;
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

    /// Queues the visits outside: the key above, the visit in the low 16 bits.
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
