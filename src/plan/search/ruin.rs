//! String removal: takes neighbouring stretches out of neighbouring days.
//!
//! Christiaens and Vanden Berghe, "Slack Induction by String Removals for Vehicle Routing Problems", Transportation
//! Science 54 (2020).

use super::anneal::Work;
use super::plan::NOWHERE;
use super::Rules;

impl<R: Rules> Work<'_, R> {
    /// Removes strings around a random visit; marks the routes it touched.
    pub(super) fn ruin(&mut self) {
        let visits = self.rules.visits();
        let seed = self.rng.usize(..visits) as u16;
        let inside: usize = self.plan.routes.iter().map(|route| route.stops.len() - 2).sum();
        let filled = self.plan.routes.iter().filter(|route| route.stops.len() > 2).count().max(1);
        let longest = self.tuning.longest_string.min((inside as f64 / filled as f64).max(1.0));
        let most = 4.0 * self.tuning.mean_removed / (1.0 + longest) - 1.0;
        let strings = (self.rng.f64() * most.max(0.0) + 1.0).floor() as usize;
        self.touched = 0;
        self.removed.clear();
        let mut taken = 0;
        self.take_string(seed, longest, &mut taken);
        let near = self.rules.near(seed);
        for &visit in near {
            if taken >= strings {
                break;
            }
            self.take_string(visit, longest, &mut taken);
        }
    }

    fn take_string(&mut self, visit: u16, longest: f64, taken: &mut usize) {
        let day = self.plan.day_of[visit as usize];
        if day == NOWHERE || self.touched & (1 << day) != 0 {
            return;
        }
        let route = &mut self.plan.routes[day as usize];
        let len = route.stops.len() - 2;
        let most = longest.min(len as f64);
        let string = (self.rng.f64() * most + 1.0).floor().min(len as f64) as usize;
        let at = route.stops.iter().position(|&stop| stop == visit).unwrap_or(1);
        let first = at.saturating_sub(string - 1).max(1);
        let last = at.min(len + 1 - string);
        let start = self.rng.usize(first..=last.max(first));
        // Split string: keep a stretch in the middle.
        let mut keep = 0;
        if string > 1 && string < len && self.rng.f64() < 0.5 {
            keep = 1;
            while string + keep < len && self.rng.f64() > self.tuning.split_depth {
                keep += 1;
            }
        }
        let span = string + keep;
        let start = start.min(len + 1 - span).max(1);
        let gap = if keep > 0 { self.rng.usize(0..=string) } else { string };
        let mut index = 0;
        let (plan_day, removed, score) = (&mut self.plan.day_of, &mut self.removed, &mut self.plan.score);
        let rules = self.rules;
        route.stops.retain(|&stop| {
            let here = index;
            index += 1;
            let within = here >= start && here < start + span;
            let kept = here >= start + gap && here < start + gap + keep;
            if within && !kept {
                plan_day[stop as usize] = NOWHERE;
                *score -= rules.score(stop);
                removed.push(stop);
                return false;
            }
            true
        });
        rules.refresh(day as usize, route);
        self.touched |= 1 << day;
        *taken += 1;
    }
}
