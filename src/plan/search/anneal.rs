//! Simulated annealing over ruin and recreate.

use fastrand::Rng;

use super::plan::{NOWHERE, Plan, Route};
use super::Rules;

#[derive(Debug, Clone)]
pub(crate) struct Tuning {
    pub longest_string: f64,
    pub mean_removed: f64,
    pub split_depth: f64,
    pub blink: u32,
    pub orders: [f32; 3],
    pub hot: f64,
    pub cold: f64,
    pub travel: f64,
}

fn env(name: &str, or: f64) -> f64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or)
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            longest_string: env("LS", 10.0),
            mean_removed: env("MR", 10.0),
            split_depth: env("SD", 0.5),
            blink: (env("BL", 0.01) * u32::MAX as f64) as u32,
            orders: [env("OA", 0.3) as f32, env("OB", 0.7) as f32, env("OC", 0.8) as f32],
            hot: env("TH", 1.0),
            cold: env("TC", 0.05),
            travel: env("TW", 0.1),
        }
    }
}

pub(crate) struct Work<'a, R> {
    pub rules: &'a R,
    pub rng: Rng,
    pub tuning: Tuning,
    pub plan: Plan,
    pub touched: u64,
    pub removed: Vec<u16>,
    pub fresh: Vec<bool>,
    pub queue: Vec<(f32, u16)>,
    pub weight: Vec<f32>,
}

impl<'a, R: Rules> Work<'a, R> {
    pub(crate) fn new(rules: &'a R, seed: u64) -> Self {
        let n = rules.visits();
        let mut routes = Vec::new();
        for (day, &(start, end)) in rules.ends().iter().enumerate() {
            let mut route = Route { stops: Vec::with_capacity(n + 2), ..Route::default() };
            route.stops.extend([start, end]);
            rules.refresh(day, &mut route);
            routes.push(route);
        }
        let plan = Plan { routes, day_of: vec![NOWHERE; n], score: 0 };
        let mean = (0..n as u16).map(|v| rules.score(v)).sum::<i64>() as f32 / n as f32;
        let weight = (0..n as u16).map(|v| (rules.score(v) as f32 / mean).max(0.01)).collect();
        Self {
            rules,
            rng: Rng::with_seed(seed),
            tuning: Tuning::default(),
            plan,
            touched: u64::MAX,
            removed: Vec::new(),
            fresh: vec![false; n],
            queue: Vec::new(),
            weight,
        }
    }

    pub(crate) fn run(&mut self, seconds: f64, clock: &mut dyn FnMut() -> f64) -> (i64, Vec<Vec<u16>>, u64) {
        self.touched = u64::MAX;
        self.recreate();
        let n = self.rules.visits();
        let total: i64 = (0..n as u16).map(|v| self.rules.score(v)).sum();
        let mean = total as f64 / n as f64;
        let legs = self.plan.routes.iter().map(|r| r.travel).sum::<i64>() as f64
            / self.plan.routes.iter().map(|r| r.stops.len() - 1).sum::<usize>() as f64;
        let travel_weight = self.tuning.travel * mean / legs.max(1.0);
        let value = |plan: &Plan| {
            plan.score as f64 - travel_weight * plan.routes.iter().map(|r| r.travel).sum::<i64>() as f64
        };
        let mut current = self.plan.clone();
        let mut best = current.clone();
        let mut current_value = value(&current);
        let mut best_value = current_value;
        let (hot, cold) = (self.tuning.hot * mean, self.tuning.cold * mean);
        let mut temperature = hot;
        let start = clock();
        let mut rounds = 0;
        loop {
            if rounds % 64 == 0 {
                let spent = (clock() - start) / seconds;
                if spent >= 1.0 || best.score == total {
                    break;
                }
                temperature = hot * (cold / hot).powf(spent);
            }
            rounds += 1;
            self.ruin();
            self.recreate();
            let new_value = value(&self.plan);
            if self.plan.score > best.score || self.plan.score == best.score && new_value > best_value {
                best.clone_from(&self.plan);
                best_value = new_value;
            }
            if new_value >= current_value + temperature * (self.rng.f64().max(1e-12)).ln() {
                current.clone_from(&self.plan);
                current_value = new_value;
            } else {
                self.plan.clone_from(&current);
            }
        }
        (best.score, best.routes.iter().map(|r| r.visits().to_vec()).collect(), rounds)
    }
}
