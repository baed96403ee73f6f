//! The search itself: ruin and recreate under simulated annealing, over any rules that can check an insertion.
//!
//! The moves are Christiaens and Vanden Berghe's slack induction by string removals ("Slack Induction by String
//! Removals for Vehicle Routing Problems", Transportation Science 54(2), 2020): take strings of neighbouring stops out
//! of neighbouring days, and put visits back greedily, skipping each position with a small chance (a blink).
//! Orienteering adds a choice of *what* to put back: every visit outside the plan is queued, in a random order that is
//! drawn anew each round and weighted by a power of the score. The constant-time check by forward and backward slack is
//! Vansteenwegen et al.'s ("Iterated local search for the team orienteering problem with time windows", Computers &
//! Operations Research 36, 2009); several starts before one long anneal replace their perturbation.

mod anneal;
mod clock;
mod plain;
mod plan;
mod real;
mod recombine;
mod recreate;
mod ruin;
mod tally;

pub(crate) use anneal::Search;
pub(crate) use clock::{Clock, Leave, NEVER, pause_end};
pub(crate) use plain::Plain;
pub(crate) use real::Real;

use super::problem::{Priority, Problem};
use plan::{Plan, Route};

/// A position for a visit, and the cost of putting it there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Insertion {
    pub position: usize,
    pub cost: i32,
}

/// What a plan is worth; greater is better. Fields are compared in order, and the first difference decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Worth {
    /// The number of broken hard rules of the whole plan, negated.
    pub kept: i64,
    /// The total weight of the mandatory visits in the plan.
    pub musts: i64,
    /// Score of all visits inside.
    pub score: i64,
    /// Travel time; less is better.
    pub cost: i64,
}

impl Ord for Worth {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |worth: &Self| (worth.kept, worth.musts, worth.score, -worth.cost);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Worth {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// What the search needs to know about a problem. Visits are nodes `0..visits`.
pub(crate) trait Rules {
    /// How many visits there are.
    fn visits(&self) -> usize;
    /// Start and end node of each day.
    fn ends(&self) -> &[(u16, u16)];
    /// What a visit is worth by itself.
    fn score(&self, visit: u16) -> i64;
    /// Whether a visit outranks any score.
    fn wish(&self, _visit: u16) -> Priority {
        Priority::May
    }
    /// The other visits, nearest first.
    fn near(&self, visit: u16) -> &[u16];
    /// Whether days have rules beyond travel and windows: then they differ, and filling them up is not always best.
    fn intricate(&self) -> bool {
        false
    }
    /// Whether a change on one day can make room on another (money, categories).
    fn coupled(&self) -> bool {
        false
    }
    /// Recomputes the times of a route whose stops changed.
    fn refresh(&self, day: usize, route: &mut Route);
    /// Whether a refreshed route is valid; removing stops may break one where direct travel is not shortest.
    fn sound(&self, _day: usize, _route: &Route) -> bool {
        true
    }
    /// The cheapest position for a visit on a day, among those that `blink` does not skip.
    fn place(&self, plan: &Plan, day: usize, visit: u16, blink: impl FnMut() -> bool) -> Option<Insertion>;
    /// What a plan is worth.
    fn worth(&self, plan: &Plan) -> Worth;
}

/// By visit: the other visits, nearest first.
fn nearest(problem: &Problem) -> Vec<Vec<u16>> {
    let visits = problem.visits.len();
    let row = |visit: usize| {
        let mut near: Vec<u16> = (0..visits as u16).filter(|&other| usize::from(other) != visit).collect();
        near.sort_by_key(|&other| problem.travel.time(visit, usize::from(other)));
        near
    };
    (0..visits).map(row).collect()
}
