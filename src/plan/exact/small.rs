//! A problem small enough for sets as bit masks, with the properties of each set precomputed.

use crate::plan::problem::{CategoryLimit, Problem, VisitIndex};
use crate::plan::search::Clock;

/// The candidates that can be visited at all, renumbered from 0.
#[derive(Debug)]
pub(super) struct Small<'p> {
    pub problem: &'p Problem,
    pub clock: Clock,
    /// By candidate: the visit.
    pub visits: Vec<VisitIndex>,
    /// By candidate: the candidates that exclude it (its group).
    rivals: Vec<usize>,
    /// By candidate: the candidates that must come after it.
    behind: Vec<usize>,
    has_categories: bool,
    counts_fares: bool,
}

impl<'p> Small<'p> {
    /// The problem, or `None` if more than `most` visits can be visited on any day.
    pub(super) fn new(problem: &'p Problem, most: usize) -> Option<Self> {
        let open = |visit: &VisitIndex| {
            (0..problem.days.len()).any(|day| !problem.visits[*visit].starts(day).is_empty())
        };
        let visits: Vec<VisitIndex> = (0..problem.visits.len()).filter(open).take(most + 1).collect();
        if visits.len() > most {
            return None;
        }
        let mask = |of: &dyn Fn(VisitIndex) -> bool| {
            visits.iter().enumerate().filter(|(_, visit)| of(**visit)).map(|(index, _)| 1usize << index).sum()
        };
        let group = |visit: VisitIndex| problem.visits[visit].group;
        let rivals = visits
            .iter()
            .map(|&visit| {
                mask(&|other| other != visit && group(visit).is_some() && group(other) == group(visit))
            })
            .collect();
        let behind = visits
            .iter()
            .map(|&visit| mask(&|other| other != visit && problem.visits[other].after.contains(&visit)))
            .collect();
        let has_categories =
            !problem.trip.categories.is_empty() || problem.days.iter().any(|day| !day.categories.is_empty());
        let counts_fares = problem.travel.has_fares() && problem.trip.budget.is_some();
        Some(Self {
            problem,
            clock: Clock::new(problem),
            visits,
            rivals,
            behind,
            has_categories,
            counts_fares,
        })
    }

    /// Whether `next` may be visited right after the set `set` on `day`, by all rules except time, money and metres.
    pub(super) fn may_follow(&self, day: usize, set: usize, next: usize) -> bool {
        let today = &self.problem.days[day];
        let open = !self.clock.starts[day * self.clock.nodes + self.visits[next]].is_empty();
        let number = today.most_visits.is_none_or(|most| (set.count_ones() as usize) < most);
        set & (1 << next | self.rivals[next] | self.behind[next]) == 0
            && open
            && number
            && (!self.has_categories
                || today.categories.iter().all(|limit| self.count(set | 1 << next, limit) <= limit.most))
    }

    /// By set: the candidates that must not have been visited on an earlier day.
    pub(super) fn barred(&self) -> Vec<usize> {
        self.by_set(0, |sum, candidate| sum | self.rivals[candidate] | self.behind[candidate])
    }

    /// By set: the sum of the prices.
    pub(super) fn prices(&self) -> Vec<u64> {
        self.by_set(0, |sum, candidate| sum + u64::from(self.problem.visits[self.visits[candidate]].price))
    }

    /// By set: the total weight of its mandatory visits.
    pub(super) fn musts(&self) -> Vec<u32> {
        self.by_set(0, |sum, candidate| sum + self.problem.visits[self.visits[candidate]].wish.weight())
    }

    /// The score of a set.
    pub(super) fn score(&self, set: usize) -> u64 {
        let inside = |visit: VisitIndex| {
            self.visits.iter().position(|&other| other == visit).is_some_and(|index| set & (1 << index) != 0)
        };
        self.problem.score_of(inside)
    }

    /// By set: a value computed by adding the highest candidate to the value of the set without it.
    fn by_set<T: Copy>(&self, empty: T, add: impl Fn(T, usize) -> T) -> Vec<T> {
        let mut values = vec![empty; 1 << self.visits.len()];
        for set in 1..values.len() {
            let top = set.ilog2() as usize;
            values[set] = add(values[set & !(1 << top)], top);
        }
        values
    }

    fn count(&self, set: usize, limit: &CategoryLimit) -> usize {
        let of = |(index, visit): &(usize, &VisitIndex)| {
            set & (1 << index) != 0 && self.problem.visits[**visit].category == Some(limit.category)
        };
        self.visits.iter().enumerate().filter(of).count()
    }

    /// How many visits the day's categories are short of their minimum.
    pub(super) fn day_shortage(&self, day: usize, set: usize) -> u32 {
        self.problem.days[day]
            .categories
            .iter()
            .map(|limit| limit.least.saturating_sub(self.count(set, limit)) as u32)
            .sum()
    }

    /// The same for the trip's categories; `None` if one exceeds its maximum.
    pub(super) fn trip_shortage(&self, set: usize) -> Option<u32> {
        let limits = self.problem.trip.categories.iter().map(|limit| (limit, self.count(set, limit)));
        limits
            .map(|(limit, count)| (count <= limit.most).then(|| limit.least.saturating_sub(count) as u32))
            .sum()
    }

    /// Metres on foot between two nodes; 0 if no day limits them.
    pub(super) fn walk_m(&self, from: usize, to: usize) -> u32 {
        if self.problem.days.iter().any(|day| day.most_walk_m.is_some()) {
            self.problem.travel.walk_m(from, to)
        } else {
            0
        }
    }

    /// The most metres on foot of a day.
    pub(super) fn most_walk_m(&self, day: usize) -> u32 {
        self.problem.days[day].most_walk_m.unwrap_or(u32::MAX)
    }

    /// The fare between two nodes; 0 if money does not matter.
    pub(super) fn fare(&self, from: usize, to: usize) -> u32 {
        if self.counts_fares { self.problem.travel.fare(from, to) } else { 0 }
    }
}
