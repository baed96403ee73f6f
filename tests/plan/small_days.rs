//! All rules at once: the planner finds what brute force finds.

use std::ops::ControlFlow;

use super::evaluator::judge;
use super::{brute, random_problem};
use hangyong::plan::problem::Problem;
use hangyong::plan::{Budget, Effort, Outcome, solve};

fn solved(problem: &Problem, prove: bool) -> Outcome {
    let effort = Effort { budget: Budget::Rounds(3_000), seed: 1, prove };
    solve(problem, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(()))
        .expect("a problem that makes sense")
}

#[test]
fn brute_force_finds_no_better_day_in_600_small_problems() {
    for seed in 0..600 {
        let (problem, ways) = random_problem::problem(seed, 5);
        let outcome = solved(&problem, true);
        let verdict = judge(&problem, &ways, &outcome.days);
        let best = brute::best(&problem, &ways);
        assert_eq!(verdict, best, "problem {seed}: {:?}", outcome.days);
        assert!(outcome.proven, "problem {seed}");
    }
}

#[test]
fn the_search_alone_finds_the_best_day_too_and_never_breaks_a_hard_rule() {
    let mut missed = Vec::new();
    for seed in 1_000..1_300 {
        let (problem, ways) = random_problem::problem(seed, 5);
        let outcome = solved(&problem, false);
        let verdict = judge(&problem, &ways, &outcome.days);
        assert!(verdict.is_some(), "problem {seed}: {:?}", outcome.days);
        if verdict != brute::best(&problem, &ways) {
            missed.push(seed);
        }
    }
    assert!(missed.is_empty(), "missed {missed:?}");
}

#[test]
fn what_is_unmet_is_said_exactly_when_the_judge_sees_it() {
    for seed in 2_000..2_300 {
        let (problem, ways) = random_problem::problem(seed, 5);
        let outcome = solved(&problem, true);
        let wanted = problem
            .visits
            .iter()
            .filter(|visit| visit.wish == hangyong::plan::problem::Priority::Must)
            .count() as i64;
        let verdict = judge(&problem, &ways, &outcome.days).expect("an allowed plan");
        assert_eq!(
            outcome.unmet.is_empty(),
            verdict.0 == 0 && verdict.1 == wanted,
            "problem {seed}: {:?} {verdict:?}",
            outcome.unmet
        );
        assert_eq!(outcome.score as i64, verdict.2, "problem {seed}");
    }
}
