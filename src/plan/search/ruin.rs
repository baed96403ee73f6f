//! Ruin: takes out strings of stops around one visit.
//!
//! The parameters and the split string (a stretch in the middle is spared) are Christiaens and Vanden Berghe's,
//! sections 5.1 and 5.2. The seed may be a visit outside the plan: then the strings make room for it.

use super::Rules;
use super::anneal::Search;
use super::plan::NOWHERE;

impl<R: Rules> Search<'_, R> {
    /// Takes out strings around a random visit, and records the affected days and visits.
    pub(super) fn ruin(&mut self) {
        self.touched = 0;
        self.removed.clear();
        let seed = self.rng.usize(..self.rules.visits()) as u16;
        let longest = self.longest_string();
        let most = 4.0 * self.tuning.mean_removed / (1.0 + longest) - 1.0;
        let mut strings = (self.rng.f64() * most.max(0.0) + 1.0).floor() as usize;
        let rules = self.rules;
        for &visit in std::iter::once(&seed).chain(rules.near(seed)) {
            let day = self.plan.day_of[usize::from(visit)];
            if day == NOWHERE || self.touched & (1 << day) != 0 {
                continue;
            }
            self.take_string(usize::from(day), visit, longest);
            strings -= 1;
            if strings == 0 {
                break;
            }
        }
        if rules.coupled() {
            self.touched = u64::MAX;
        }
    }

    fn longest_string(&mut self) -> f64 {
        let lengths = self.plan.routes.iter().map(|route| route.visits().len());
        let (inside, filled) =
            lengths.fold((0, 0), |(sum, count), len| (sum + len, count + usize::from(len > 0)));
        let longest =
            if self.rng.f64() < self.tuning.long { f64::INFINITY } else { self.tuning.longest_string };
        longest.min(inside as f64 / f64::from(filled.max(1) as u32)).max(1.0)
    }

    fn take_string(&mut self, day: usize, around: u16, longest: f64) {
        let visits = self.plan.routes[day].visits().len();
        let string = ((self.rng.f64() * longest.min(visits as f64)) as usize + 1).min(visits);
        let spared = self.spared(string, visits);
        let span = string + spared;
        let at = self.plan.routes[day].stops.iter().position(|&stop| stop == around).unwrap_or(1);
        let first = (at + 1).saturating_sub(span).max(1);
        let last = at.min(visits + 1 - span).max(first);
        let start = self.rng.usize(first..=last);
        let hole = if spared > 0 { start + self.rng.usize(0..=string) } else { start + span };
        self.take_out(day, |k| k >= start && k < start + span && !(k >= hole && k < hole + spared));
        if !self.rules.sound(day, &self.plan.routes[day]) {
            self.take_out(day, |_| true);
        }
        self.touched |= 1 << day;
    }

    /// How many stops in the middle of a string are spared.
    fn spared(&mut self, string: usize, visits: usize) -> usize {
        if string < 2 || string >= visits || self.rng.bool() {
            return 0;
        }
        let mut spared = 1;
        while string + spared < visits && self.rng.f64() > self.tuning.split_depth {
            spared += 1;
        }
        spared
    }

    /// Takes the visits at the positions for which `goes` holds out of a day.
    pub(super) fn take_out(&mut self, day: usize, goes: impl Fn(usize) -> bool) {
        let Self { plan, removed, rules, .. } = self;
        let route = &mut plan.routes[day];
        let end = route.stops.len() - 1;
        let mut k = 0;
        route.stops.retain(|&stop| {
            let out = k > 0 && k < end && goes(k);
            k += 1;
            if out {
                plan.day_of[usize::from(stop)] = NOWHERE;
                plan.score -= rules.score(stop);
                removed.push(stop);
            }
            !out
        });
        rules.refresh(day, route);
    }
}
