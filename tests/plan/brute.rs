//! All possible plans: each visit is left out or placed anywhere in any day.

use super::evaluator::{Verdict, Ways, judge};
use hangyong::plan::problem::Problem;

/// The best verdict among all plans.
pub fn best(problem: &Problem, ways: &Ways) -> Verdict {
    let mut plan = vec![Vec::new(); problem.days.len()];
    let mut best = None;
    extend(problem, ways, &mut plan, 0, &mut best);
    best
}

/// Visits are decided one by one; each is left out or inserted anywhere among those decided before it.
fn extend(problem: &Problem, ways: &Ways, plan: &mut Vec<Vec<usize>>, visit: usize, best: &mut Verdict) {
    if visit == problem.visits.len() {
        *best = (*best).max(judge(problem, ways, plan));
        return;
    }
    extend(problem, ways, plan, visit + 1, best);
    for day in 0..plan.len() {
        for place in 0..=plan[day].len() {
            plan[day].insert(place, visit);
            extend(problem, ways, plan, visit + 1, best);
            plan[day].remove(place);
        }
    }
}
