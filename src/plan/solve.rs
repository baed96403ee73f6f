//! From a problem to a plan: searches until the budget is spent, with proof if the problem is small enough.

use std::ops::ControlFlow;

use super::exact;
use super::problem::{Problem, VisitIndex};
use super::refusal::{Refusal, check};
use super::rules::{Breach, breaches};
use super::search::{Plain, Real, Rules, Search, Worth};

/// How long to search.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Budget {
    /// Until the clock has advanced by this many seconds. The same plan again requires the same clock.
    Seconds(f64),
    /// This many rounds: the same plan for the same problem and seed, on any machine.
    Rounds(u64),
}

/// Parameters of the solver besides the problem.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// When to stop.
    pub budget: Budget,
    /// The seed of the random numbers.
    pub seed: u64,
    /// Whether to prove small problems by the exact method first.
    pub prove: bool,
}

/// The plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// By day: the visits in order.
    pub days: Vec<Vec<VisitIndex>>,
    /// The sum of the scores, with reductions for repeats of a category.
    pub score: u64,
    /// Whether it is proven that no plan keeps more rules or more mandatory visits, or scores more.
    pub proven: bool,
    /// The rules that could not be kept; empty for a plan that keeps every rule and every mandatory visit.
    pub unmet: Vec<Breach>,
    /// How many rounds the search ran.
    pub rounds: u64,
}

/// The progress of a search.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress<'a> {
    /// The share of the budget spent, 0 to 1.
    pub spent: f64,
    /// The score of the best plan so far.
    pub score: u64,
    /// The best plan so far, if it is new since the last report.
    pub better: Option<&'a [Vec<VisitIndex>]>,
}

/// Rounds between two checks of the clock.
const SLICE: u32 = 64;
/// Rounds for which a complete or proven plan is still improved to reduce travel time.
const POLISH: u64 = 10_000;

/// Solves `problem`. `clock` returns seconds from any fixed moment. `report` is called regularly and may stop the
/// search, which then returns the best plan so far.
///
/// # Errors
/// Fails with the reason if [`check`] rejects the problem.
pub fn solve(
    problem: &Problem,
    effort: Effort,
    clock: &mut dyn FnMut() -> f64,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Outcome, Refusal> {
    check(problem)?;
    let mut run = Run { problem, effort, begun: clock(), clock, report, told: None };
    Ok(match Plain::of(problem) {
        Some(plain) => run.search(&plain),
        None => run.search(&Real::new(problem)),
    })
}

struct Run<'a> {
    problem: &'a Problem,
    effort: Effort,
    begun: f64,
    clock: &'a mut dyn FnMut() -> f64,
    report: &'a mut dyn FnMut(&Progress) -> ControlFlow<()>,
    told: Option<Worth>,
}

impl Run<'_> {
    fn search<R: Rules>(&mut self, rules: &R) -> Outcome {
        let mut search = Search::new(rules, self.effort.seed);
        if self.tell(&search, 0.0).is_break() {
            return self.outcome(&search, None);
        }
        let (mut exact, mut ceiling) = (None, everything(self.problem));
        let mut to_prove = self.effort.prove;
        let mut polished = 0;
        loop {
            let spent = self.spent(search.rounds());
            let is_over = spent >= 1.0 || search.rounds() >= u64::from(SLICE);
            // If the first rounds find room for everything, there is nothing left to prove.
            if to_prove && is_over && !reaches(search.best().1, ceiling) {
                to_prove = false;
                exact = exact::best_possible(self.problem);
                ceiling = exact.as_ref().map_or(ceiling, |(_, worth)| *worth);
            }
            let settled = reaches(search.best().1, ceiling);
            polished += u64::from(settled) * u64::from(SLICE);
            if self.tell(&search, spent).is_break() || spent >= 1.0 || polished > POLISH {
                break;
            }
            search.slice(spent, SLICE);
        }
        self.outcome(&search, exact)
    }

    fn spent(&mut self, rounds: u64) -> f64 {
        let spent = match self.effort.budget {
            Budget::Seconds(seconds) => ((self.clock)() - self.begun) / seconds.max(f64::MIN_POSITIVE),
            Budget::Rounds(most) => rounds as f64 / most.max(1) as f64,
        };
        if spent.is_nan() { 1.0 } else { spent.clamp(0.0, 1.0) }
    }

    fn tell<R: Rules>(&mut self, search: &Search<R>, spent: f64) -> ControlFlow<()> {
        let (plan, worth) = search.best();
        let is_new = self.told.is_none_or(|told| told < worth);
        self.told = Some(worth);
        let days = is_new.then(|| plan.days());
        (self.report)(&Progress { spent, score: worth.score.max(0) as u64, better: days.as_deref() })
    }

    fn outcome<R: Rules>(&self, search: &Search<R>, exact: Option<(Vec<Vec<VisitIndex>>, Worth)>) -> Outcome {
        let (plan, found) = search.best();
        let proven = exact.is_some() || reaches(found, everything(self.problem));
        let days = match exact {
            Some((days, worth)) if !reaches(found, worth) => days,
            _ => plan.days(),
        };
        let inside: std::collections::BTreeSet<VisitIndex> = days.iter().flatten().copied().collect();
        let score = self.problem.score_of(|visit| inside.contains(&visit));
        Outcome { unmet: breaches(self.problem, &days), score, proven, rounds: search.rounds(), days }
    }
}

fn reaches(found: Worth, ceiling: Worth) -> bool {
    (found.kept, found.musts, found.score) >= (ceiling.kept, ceiling.musts, ceiling.score)
}

/// The worth of a plan with every visit in it.
fn everything(problem: &Problem) -> Worth {
    let musts = problem.visits.iter().map(|visit| i64::from(visit.wish.weight())).sum();
    Worth { kept: 0, musts, score: problem.score_of(|_| true) as i64, cost: 0 }
}
