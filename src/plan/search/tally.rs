//! The rules that only count: money, categories, groups, numbers of visits; and the worth of a plan under them.

use std::collections::BTreeMap;

use super::Worth;
use super::plan::{NOWHERE, Plan};
use crate::plan::problem::{CategoryLimit, Problem};

/// Which counts matter in one problem.
#[derive(Debug)]
pub(crate) struct Tally {
    groups: BTreeMap<u16, Vec<usize>>,
    has_categories: bool,
    fares: bool,
}

impl Tally {
    pub(crate) fn new(problem: &Problem) -> Self {
        let mut groups: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
        for (index, visit) in problem.visits.iter().enumerate() {
            if let Some(group) = visit.group {
                groups.entry(group).or_default().push(index);
            }
        }
        let has_categories =
            !problem.trip.categories.is_empty() || problem.days.iter().any(|day| !day.categories.is_empty());
        Self { groups, has_categories, fares: problem.travel.has_fares() }
    }

    /// The money left for fares if `visit` is added to `day`, or `None` if a count forbids it.
    pub(crate) fn room(&self, problem: &Problem, plan: &Plan, day: usize, visit: usize) -> Option<i64> {
        let candidate = problem.visits.get(visit)?;
        let today = plan.routes[day].visits();
        if problem.days[day].most_visits.is_some_and(|most| today.len() >= most) {
            return None;
        }
        let rivals = candidate.group.and_then(|group| self.groups.get(&group));
        if rivals.is_some_and(|rivals| rivals.iter().any(|&rival| plan.day_of[rival] != NOWHERE)) {
            return None;
        }
        if self.has_categories && !self.category_open(problem, plan, day, candidate.category) {
            return None;
        }
        let Some(budget) = problem.trip.budget else { return Some(i64::MAX) };
        let left = i64::from(budget) - self.spent(problem, plan) - i64::from(candidate.price);
        (left >= 0 || self.fares).then_some(left)
    }

    fn category_open(&self, problem: &Problem, plan: &Plan, day: usize, category: Option<u16>) -> bool {
        let Some(category) = category else { return true };
        let same = |limit: &&CategoryLimit| limit.category == category;
        let daily = problem.days[day].categories.iter().filter(same);
        let trip = problem.trip.categories.iter().filter(same);
        daily.into_iter().all(|limit| count_on(problem, plan, day, category) < limit.most)
            && trip.into_iter().all(|limit| count(problem, plan, category) < limit.most)
    }

    /// Entries and fares of the whole plan.
    fn spent(&self, problem: &Problem, plan: &Plan) -> i64 {
        let mut total = 0;
        for route in plan.routes.iter().filter(|route| !route.visits().is_empty()) {
            total += route.fare;
            total += route
                .visits()
                .iter()
                .map(|&visit| i64::from(problem.visits[usize::from(visit)].price))
                .sum::<i64>();
        }
        total
    }

    /// The worth of the plan, in the order of the objective.
    pub(crate) fn worth(&self, problem: &Problem, plan: &Plan) -> Worth {
        let mut broken = 0;
        let mut cost = 0;
        for (day, route) in problem.days.iter().zip(&plan.routes) {
            broken += i64::from(day.lacks_lunch(route.visits().is_empty(), route.fed()));
            cost += route.travel;
        }
        if self.has_categories {
            broken += self.shortage(problem, plan);
        }
        if self.fares
            && problem.trip.budget.is_some_and(|budget| self.spent(problem, plan) > i64::from(budget))
        {
            broken += problem.visits.len() as i64;
        }
        let inside = |(visit, _): &(usize, _)| plan.day_of[*visit] != NOWHERE;
        let musts = problem
            .visits
            .iter()
            .enumerate()
            .filter(inside)
            .map(|(_, visit)| i64::from(visit.wish.weight()))
            .sum();
        let score = match problem.trip.repeat_percent {
            Some(percent) if percent != 100 => problem.score_of(|visit| plan.day_of[visit] != NOWHERE) as i64,
            _ => plan.score,
        };
        Worth { kept: -broken, musts, score, cost }
    }

    fn shortage(&self, problem: &Problem, plan: &Plan) -> i64 {
        let missing = |limit: &CategoryLimit, there: usize| limit.least.saturating_sub(there) as i64;
        let trip: i64 = problem
            .trip
            .categories
            .iter()
            .map(|limit| missing(limit, count(problem, plan, limit.category)))
            .sum();
        let days = problem.days.iter().enumerate();
        let daily: i64 = days
            .flat_map(|(index, day)| day.categories.iter().map(move |limit| (index, limit)))
            .map(|(index, limit)| missing(limit, count_on(problem, plan, index, limit.category)))
            .sum();
        trip + daily
    }
}

fn count_on(problem: &Problem, plan: &Plan, day: usize, category: u16) -> usize {
    let of = |visit: &&u16| problem.visits[usize::from(**visit)].category == Some(category);
    plan.routes[day].visits().iter().filter(of).count()
}

fn count(problem: &Problem, plan: &Plan, category: u16) -> usize {
    (0..plan.routes.len()).map(|day| count_on(problem, plan, day, category)).sum()
}
