//! The main loop: change, compare, accept or revert; the temperature falls as the budget is spent.

use fastrand::Rng;

use super::plan::{NOWHERE, Plan, Route};
use super::{Rules, Worth};
use crate::plan::problem::Priority;

/// The queue's orders: random, weighted by these powers of the score, from any order to the strictest.
const POWERS: [i32; ORDERS] = [0, 1, 2, 4, 10];
/// How many orders there are.
pub(super) const ORDERS: usize = 5;
/// The share of the last anneal after which the days of good plans are tried in each other once more.
const LAST_LOOK: f64 = 0.9;
/// Mandatory visits come before others, in no fixed order among themselves. Kept visits come before all.
const MUST_EASE: f32 = 1e-4;

/// The search's parameters, found on the shared instances (`cargo xtask bench plan`).
#[derive(Debug, Clone)]
pub(crate) struct Tuning {
    /// The longest string that ruin takes.
    pub longest_string: f64,
    /// About how many visits ruin takes out on average.
    pub mean_removed: f64,
    /// The chance to stop sparing more stops within a string.
    pub split_depth: f64,
    /// The chance to skip a place, as a share of `u32::MAX`.
    pub blink: u32,
    /// The chance of each queue order.
    pub orders: [f32; ORDERS],
    /// The temperature at the start, in mean scores.
    pub hot: f64,
    /// The temperature at the end, in mean scores.
    pub cold: f64,
    /// What an average leg costs, in mean scores.
    pub travel: f64,
    /// How many anneals start from an empty plan, before the last one continues from the best plan.
    pub starts: usize,
    /// The share of the budget for these starts.
    pub scouting: f64,
    /// The temperature at the start of the last anneal, in mean scores.
    pub warm: f64,
    /// The chance that ruin's strings may be as long as the days.
    pub long: f64,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            longest_string: 5.0,
            long: 0.05,
            mean_removed: 8.0,
            split_depth: 0.5,
            blink: u32::MAX / 100,
            orders: [0.1, 0.2, 0.3, 0.3, 0.1],
            hot: 1.0,
            warm: 0.5,
            cold: 0.1,
            travel: 0.03,
            starts: 6,
            scouting: 0.4,
        }
    }
}

/// A search in progress.
#[derive(Debug)]
pub(crate) struct Search<'r, R> {
    pub(super) rules: &'r R,
    pub(super) rng: Rng,
    pub(super) tuning: Tuning,
    /// The plan that the moves change.
    pub(super) plan: Plan,
    /// Days that changed in this round, one bit each.
    pub(super) touched: u64,
    /// Visits taken out in this round.
    pub(super) removed: Vec<u16>,
    /// By visit: whether it was taken out in this round.
    pub(super) fresh: Vec<bool>,
    pub(super) queue: Vec<u64>,
    /// By `order * visits + visit`: the larger, the further back in the queue a visit tends to be.
    pub(super) ease: Vec<f32>,
    /// Good plans whose days may be useful in others.
    pub(super) elite: Vec<Plan>,
    current: Plan,
    current_value: f64,
    best: Plan,
    best_worth: Worth,
    scale: Scale,
    rounds: u64,
    stage: usize,
    /// Whether days were tried in each other after [`LAST_LOOK`].
    looked: bool,
}

/// The weights of the parts of a plan's worth during annealing.
#[derive(Debug, Clone, Copy)]
struct Scale {
    /// The score of an average visit.
    mean: f64,
    /// Score per unit of travel time.
    way: f64,
    /// Score per mandatory visit or broken rule: more than all visits together.
    hard: f64,
}

impl<'r, R: Rules> Search<'r, R> {
    /// A search that starts with a greedy plan.
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
            elite: Vec::new(),
            current: Plan::default(),
            current_value: 0.0,
            best: Plan::default(),
            best_worth: Worth::default(),
            scale: Scale { mean, way: 0.0, hard: total as f64 + 1.0 },
            rounds: 0,
            stage: 0,
            looked: false,
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
        let stage = self.tuning.stage(spent);
        if stage.number != self.stage {
            self.stage = stage.number;
            self.change_over(stage.is_last);
        }
        if stage.is_last && stage.spent >= LAST_LOOK && !self.looked {
            self.looked = true;
            self.keep(self.current.clone());
            self.recombine();
        }
        let (hot, cold) = (stage.hot * self.scale.mean, self.tuning.cold * self.scale.mean);
        let temperature = hot * (cold / hot).powf(stage.spent);
        for _ in 0..rounds {
            self.round(temperature);
        }
    }

    /// Begins the next stage: the last from the best plan so far, any other from an empty one.
    fn change_over(&mut self, is_last: bool) {
        self.keep(self.current.clone());
        if is_last {
            self.recombine();
            self.plan.clone_from(&self.best);
        } else {
            self.plan = Plan {
                routes: empty_routes(self.rules),
                day_of: vec![NOWHERE; self.rules.visits()],
                score: 0,
            };
            self.removed.clear();
            self.touched = u64::MAX;
            self.recreate();
        }
        self.current.clone_from(&self.plan);
        self.current_value = self.scale.value(&self.rules.worth(&self.plan));
    }

    /// Looks for a better plan by combining days of good plans.
    fn recombine(&mut self) {
        self.keep(self.best.clone());
        if let Some((plan, worth)) = self.recombined()
            && worth > self.best_worth
        {
            (self.best, self.best_worth) = (plan, worth);
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

/// A part of the budget with an anneal of its own.
struct Stage {
    number: usize,
    /// The share of the stage that is spent.
    spent: f64,
    /// The temperature at its start, in mean scores.
    hot: f64,
    is_last: bool,
}

impl Tuning {
    fn stage(&self, spent: f64) -> Stage {
        let starts = self.starts.max(1) as f64;
        let number = (spent / self.scouting * starts) as usize;
        if self.starts < 2 || number >= self.starts {
            let (spent, hot) = if self.starts < 2 {
                (spent, self.hot)
            } else {
                ((spent - self.scouting) / (1.0 - self.scouting), self.warm)
            };
            return Stage { number: self.starts, spent, hot, is_last: true };
        }
        Stage { number, spent: spent / self.scouting * starts - number as f64, hot: self.hot, is_last: false }
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
    let visits = rules.visits() as u16;
    let cell = |power: i32, visit: u16| {
        let share = (rules.score(visit) as f64 / mean.max(f64::MIN_POSITIVE)).max(0.03) as f32;
        match rules.wish(visit) {
            Priority::Kept => 0.0,
            Priority::Must => MUST_EASE,
            Priority::May | Priority::Never => share.powi(-power),
        }
    };
    POWERS.iter().flat_map(|&power| (0..visits).map(move |visit| cell(power, visit))).collect()
}
