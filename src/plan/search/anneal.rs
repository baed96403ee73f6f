//! The loop: change, compare, accept or go back; colder as the budget is spent.

use fastrand::Rng;

use super::plan::{NOWHERE, Plan, Route};
use super::{Rules, Worth};

/// Kinds of queue orders.
pub(super) const ORDERS: usize = 8;

/// The search's numbers, found on the shared instances (`cargo xtask bench plan`).
#[derive(Debug, Clone)]
pub(crate) struct Tuning {
    /// The longest string that ruin takes.
    pub longest_string: f64,
    /// How many visits ruin takes on average, about.
    pub mean_removed: f64,
    /// The chance to stop sparing stops within a string.
    pub split_depth: f64,
    /// The chance to skip a place, as a share of `u32::MAX`.
    pub blink: u32,
    /// The chance of each queue order.
    pub orders: [f32; ORDERS],
    /// The temperature at the start, in mean scores.
    pub hot: f64,
    /// The temperature at the end, in mean scores.
    pub cold: f64,
    /// What an average way costs, in mean scores.
    pub travel: f64,
}

fn env(name: &str, or: f64) -> f64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or)
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            longest_string: env("LS", 5.0),
            mean_removed: env("MR", 8.0),
            split_depth: env("SD", 0.5),
            blink: (env("BL", 0.01) * u32::MAX as f64) as u32,
            orders: {
                let mut o = [0.1, 0.2, 0.3, 0.3, 0.1, 0.0, 0.0, 0.0];
                if let Ok(v) = std::env::var("PW") {
                    for (o, x) in o.iter_mut().zip(v.split(',').map(|x| x.parse().unwrap()).chain(std::iter::repeat(0.0))) {
                        *o = x;
                    }
                }
                let s: f32 = o.iter().sum();
                o.map(|x| x / s)
            },
            hot: env("TH", 1.0),
            cold: env("TC", 0.05),
            travel: env("TW", 0.1),
        }
    }
}

/// A search under way.
#[derive(Debug)]
pub(crate) struct Search<'r, R> {
    pub(super) rules: &'r R,
    pub(super) rng: Rng,
    pub(super) tuning: Tuning,
    /// The plan that the moves change.
    pub(super) plan: Plan,
    /// Days that changed in this round, a bit each.
    pub(super) touched: u64,
    /// Visits taken out in this round.
    pub(super) removed: Vec<u16>,
    /// By visit: taken out in this round.
    pub(super) fresh: Vec<bool>,
    pub(super) queue: Vec<u64>,
    /// By `order * visits + visit`: how far back a visit tends to stand in the queue.
    pub(super) ease: Vec<f32>,
    current: Plan,
    current_value: f64,
    best: Plan,
    best_worth: Worth,
    scale: Scale,
    rounds: u64,
}

/// How the parts of a plan's worth weigh against each other while it cools.
#[derive(Debug, Clone, Copy)]
struct Scale {
    /// The score of an average visit.
    mean: f64,
    /// Score per unit of time on the way.
    way: f64,
    /// Score per mandatory visit or broken rule: more than all visits together.
    hard: f64,
}

impl<'r, R: Rules> Search<'r, R> {
    /// A search that holds its first greedy plan.
    pub(crate) fn new(rules: &'r R, seed: u64) -> Self {
        let visits = rules.visits();
        let plan = Plan { routes: empty_routes(rules), day_of: vec![NOWHERE; visits], score: 0 };
        let total: i64 = (0..visits as u16).map(|visit| rules.score(visit)).sum();
        let mean = total as f64 / visits.max(1) as f64;
        let mut search = Self {
            rules,
            rng: Rng::with_seed(seed),
            tuning: Tuning::default(),
            plan,
            touched: u64::MAX,
            removed: Vec::new(),
            fresh: vec![false; visits],
            queue: Vec::new(),
            ease: ease(rules, mean),
            current: Plan::default(),
            current_value: 0.0,
            best: Plan::default(),
            best_worth: Worth::default(),
            scale: Scale { mean, way: 0.0, hard: total as f64 + 1.0 },
            rounds: 0,
        };
        search.begin();
        search
    }

    fn begin(&mut self) {
        self.recreate();
        let legs: usize = self.plan.routes.iter().map(|route| route.stops.len() - 1).sum();
        let worth = self.rules.worth(&self.plan);
        let way = worth.cost as f64 / legs.max(1) as f64;
        self.scale.way = self.tuning.travel * self.scale.mean / way.max(1.0);
        self.current.clone_from(&self.plan);
        self.current_value = self.scale.value(&worth);
        self.best.clone_from(&self.plan);
        self.best_worth = worth;
    }

    /// Runs `rounds` rounds at the temperature for the share `spent` (0 to 1) of the budget.
    pub(crate) fn slice(&mut self, spent: f64, rounds: u32) {
        let (hot, cold) = (self.tuning.hot * self.scale.mean, self.tuning.cold * self.scale.mean);
        let temperature = hot * (cold / hot).powf(spent);
        for _ in 0..rounds {
            self.round(temperature);
        }
    }

    fn round(&mut self, temperature: f64) {
        self.rounds += 1;
        self.ruin();
        self.recreate();
        let worth = self.rules.worth(&self.plan);
        if worth > self.best_worth {
            self.best.clone_from(&self.plan);
            self.best_worth = worth;
        }
        let value = self.scale.value(&worth);
        if value >= self.current_value + temperature * self.rng.f64().max(f64::MIN_POSITIVE).ln() {
            self.current.clone_from(&self.plan);
            self.current_value = value;
        } else {
            self.plan.clone_from(&self.current);
        }
    }

    /// The best plan so far.
    pub(crate) fn best(&self) -> (&Plan, Worth) {
        (&self.best, self.best_worth)
    }

    /// Rounds run so far.
    pub(crate) fn rounds(&self) -> u64 {
        self.rounds
    }
}

impl Scale {
    fn value(&self, worth: &Worth) -> f64 {
        (worth.kept + worth.musts) as f64 * self.hard + worth.score as f64 - worth.cost as f64 * self.way
    }
}

fn empty_routes<R: Rules>(rules: &R) -> Vec<Route> {
    let route = |(day, &(from, to)): (usize, &(u16, u16))| {
        let mut route = Route { stops: Vec::with_capacity(rules.visits() + 2), ..Route::default() };
        route.stops.extend([from, to]);
        rules.refresh(day, &mut route);
        route
    };
    rules.ends().iter().enumerate().map(route).collect()
}

fn ease<R: Rules>(rules: &R, mean: f64) -> Vec<f32> {
    let n = rules.visits();
    let mut ease: Vec<f32> = Vec::new();
    let ratio: Vec<f32> = (0..n as u16).map(|v| rules.score(v) as f32 / rules.effort(v)).collect();
    let mean_ratio = ratio.iter().sum::<f32>() / n as f32;
    for kind in 0..ORDERS {
        for v in 0..n {
            let e = 1.0 / (rules.score(v as u16) as f32 / mean as f32).max(0.03);
            let r = 1.0 / (ratio[v] / mean_ratio).max(0.03);
            if rules.is_must(v as u16) { ease.push(1e-4); continue; }
            ease.push(match kind {
                0 => 1.0,
                1 => e,
                2 => e.powi(2),
                3 => e.powi(4),
                4 => e.powi(10),
                5 => r,
                6 => r.powi(2),
                _ => r.powi(4),
            });
        }
    }
    ease
}
