//! Greedy insertion with blinks, in a random kind of order.

use super::anneal::Work;
use super::plan::NOWHERE;
use super::{Place, Rules};

impl<R: Rules> Work<'_, R> {
    pub(super) fn recreate(&mut self) {
        self.gather();
        let mut queue = std::mem::take(&mut self.queue);
        let blink = self.tuning.blink;
        for &(_, visit) in &queue {
            let fresh = self.fresh[visit as usize];
            let mut best: Option<(usize, Place)> = None;
            for day in 0..self.plan.routes.len() {
                if !fresh && self.touched & (1 << day) == 0 {
                    continue;
                }
                let rng = &mut self.rng;
                let place = self.rules.place(day, &self.plan.routes[day], visit, || rng.u32(..) < blink);
                if let Some(place) = place
                    && best.is_none_or(|(_, best)| place.cost < best.cost)
                {
                    best = Some((day, place));
                }
            }
            if let Some((day, place)) = best {
                self.insert(day, place.position, visit);
            }
        }
        queue.clear();
        self.queue = queue;
        for &visit in &self.removed {
            self.fresh[visit as usize] = false;
        }
    }

    pub(super) fn insert(&mut self, day: usize, position: usize, visit: u16) {
        let route = &mut self.plan.routes[day];
        route.stops.insert(position, visit);
        self.rules.refresh(day, route);
        self.plan.day_of[visit as usize] = day as u8;
        self.plan.score += self.rules.score(visit);
        self.touched |= 1 << day;
    }

    /// Queues the visits outside, in an order drawn anew each time.
    fn gather(&mut self) {
        for &visit in &self.removed {
            self.fresh[visit as usize] = true;
        }
        let order = self.rng.f32();
        let [a, b, c] = self.tuning.orders;
        let anchor = self.removed.first().copied();
        self.queue.clear();
        for visit in 0..self.rules.visits() as u16 {
            if self.plan.day_of[visit as usize] != NOWHERE {
                continue;
            }
            let key = if order < a {
                self.rng.f32()
            } else if order < b {
                // Weighted by score: exponential race.
                let u = self.rng.f32().max(1e-9);
                -u.ln() / (self.weight[visit as usize])
            } else if order < c {
                -(self.rules.score(visit) as f32) + self.rng.f32()
            } else {
                let u = self.rng.f32().max(1e-9);
                let w = self.weight[visit as usize];
                -u.ln() / (w * w)
            };
            self.queue.push((key, visit));
        }
        let _ = anchor;
        self.queue.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    }
}
