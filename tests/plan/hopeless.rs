//! Questions without a good answer get a reason instead of a long wait.

use std::ops::ControlFlow;

use hangyong::plan::explain::{Limit, Remedy, Why, explain};
use hangyong::plan::problem::{CategoryLimit, Day, Priority, Problem, TripLimits, Visit, Window};
use hangyong::plan::rules::Breach;
use hangyong::plan::travel::Travel;
use hangyong::plan::{Budget, Effort, Outcome, Refusal, solve};

/// `visits` places ten minutes apart on a line, open from nine to five, an hour each; one day with those hours.
fn street(visits: usize) -> Problem {
    let window = Window { open: 540, last_entry: 1_020, leave_by: None };
    let visit = Visit { score: 10, service: 60, windows: vec![vec![window]], ..Visit::default() };
    Problem {
        visits: vec![visit; visits],
        days: vec![Day { from: visits, to: visits, start: 540, end: 1_080, ..Day::default() }],
        travel: Travel::new(visits + 1, |a, b| 10 * a.abs_diff(b).min(6) as i32),
        trip: TripLimits::default(),
    }
}

fn planned(problem: &Problem) -> Outcome {
    let effort = Effort { budget: Budget::Rounds(500), seed: 1, prove: true };
    solve(problem, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(()))
        .expect("a problem that makes sense")
}

#[test]
fn a_day_of_no_length_stays_empty_and_each_candidate_says_how_much_time_it_needs() {
    let mut problem = street(2);
    problem.days[0].end = 540;
    let outcome = planned(&problem);
    assert!(outcome.days[0].is_empty());
    let dropped = explain(&problem, &outcome.days);
    assert_eq!(dropped[1].why, Why::NeedsTime(0, 80));
    assert!(dropped[1].remedies.contains(&Remedy::LengthenDay(0, 80)));
}

#[test]
fn a_mandatory_stop_closed_on_every_day_is_named_with_the_reason() {
    let mut problem = street(3);
    (problem.visits[1].wish, problem.visits[1].windows) = (Priority::Must, vec![Vec::new()]);
    let outcome = planned(&problem);
    assert_eq!(outcome.unmet, [Breach::MustMissing(1)]);
    assert_eq!(explain(&problem, &outcome.days)[0].why, Why::ClosedEveryDay);
    assert_eq!(outcome.days[0].len(), 2, "the others are planned all the same");
}

#[test]
fn five_hundred_mandatory_stops_give_a_full_day_and_name_the_rest() {
    let mut problem = street(500);
    problem.visits.iter_mut().for_each(|visit| visit.wish = Priority::Must);
    let outcome = planned(&problem);
    let inside = outcome.days[0].len();
    assert!(inside >= 5, "{inside} in a day of nine hours");
    assert_eq!(outcome.unmet.len(), 500 - inside);
}

#[test]
fn a_problem_that_makes_no_sense_is_refused_with_the_reason() {
    let effort = Effort { budget: Budget::Rounds(10), seed: 1, prove: true };
    let refused =
        |problem: &Problem| solve(problem, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(())).err();
    assert_eq!(refused(&Problem { days: Vec::new(), ..street(1) }), Some(Refusal::NoDays));
    let mut elsewhere = street(1);
    elsewhere.days[0].to = 7;
    assert_eq!(refused(&elsewhere), Some(Refusal::UnknownEnd(0)));
    let mut backwards = street(1);
    backwards.visits[0].service = -5;
    assert_eq!(refused(&backwards), Some(Refusal::VisitTime(0)));
}

#[test]
fn stopping_the_search_returns_the_best_plan_so_far() {
    let mut calls = 0;
    let effort = Effort { budget: Budget::Seconds(1e9), seed: 1, prove: false };
    let outcome = solve(&street(40), effort, &mut || 0.0, &mut |progress| {
        calls += 1;
        assert!(calls > 1 || progress.better.is_some(), "the first plan is shown at once");
        if calls < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    assert!(outcome.is_ok_and(|outcome| outcome.score > 0));
}

#[test]
fn a_dropped_candidate_says_which_limit_keeps_it_out_and_what_would_let_it_in() {
    let mut problem = street(3);
    problem.visits[2].price = 80;
    problem.trip.budget = Some(50);
    let outcome = planned(&problem);
    let dropped = &explain(&problem, &outcome.days)[0];
    assert_eq!((dropped.visit, dropped.why), (2, Why::OverBudget(30)));
    assert!(dropped.remedies.contains(&Remedy::RaiseBudget(30)));

    let mut problem = street(3);
    problem.visits.iter_mut().for_each(|visit| visit.category = Some(4));
    problem.visits[0].score = 1;
    problem.trip.categories = vec![CategoryLimit { category: 4, least: 0, most: 2 }];
    let outcome = planned(&problem);
    let dropped = &explain(&problem, &outcome.days)[0];
    assert_eq!((dropped.visit, dropped.why), (0, Why::CategoryFull(4)));
    assert!(dropped.remedies.iter().any(|remedy| matches!(remedy, Remedy::InsteadOf(1 | 2))));
}

#[test]
fn a_dropped_candidate_says_by_how_much_one_would_miss_its_last_entry() {
    let mut problem = street(2);
    problem.visits[1].windows = vec![vec![Window { open: 500, last_entry: 550, leave_by: None }]];
    problem.travel = Travel::new(3, |_, _| 40);
    let outcome = planned(&problem);
    let dropped = &explain(&problem, &outcome.days)[0];
    assert_eq!((dropped.visit, dropped.why), (1, Why::MissesLastEntry(0, 30)));
    assert!(dropped.remedies.contains(&Remedy::StartEarlier(0, 30)), "{:?}", dropped.remedies);
}

#[test]
fn a_door_that_never_closes_has_no_last_entry_to_miss() {
    let mut problem = street(2);
    problem.visits[1].windows = vec![vec![Window { open: 540, last_entry: 1_080, leave_by: None }]];
    problem.travel = Travel::new(3, |a, b| if a == 1 || b == 1 { 600 } else { 10 });
    let outcome = planned(&problem);
    let dropped = &explain(&problem, &outcome.days)[0];
    assert_eq!(dropped.visit, 1);
    assert!(matches!(dropped.why, Why::NeedsTime(0, minutes) if minutes >= 720), "{:?}", dropped.why);
}

#[test]
fn a_dropped_candidate_says_which_one_of_the_day_s_limits_keeps_it_out() {
    let reason = |change: fn(&mut Problem)| {
        let mut problem = street(2);
        change(&mut problem);
        let outcome = planned(&problem);
        let dropped = explain(&problem, &outcome.days).into_iter().next().expect("one too many");
        let Why::DayLimit(0, limit) = dropped.why else { panic!("{:?}", dropped.why) };
        assert!(dropped.remedies.contains(&Remedy::LoosenDay(0, limit)));
        limit
    };
    assert_eq!(reason(|problem| problem.days[0].most_visits = Some(1)), Limit::Visits);
    let far = |problem: &mut Problem| {
        problem.days[0].most_walk_m = Some(25);
        problem.travel = problem.travel.clone().with_walk_m(|_, _| 10);
    };
    assert_eq!(reason(far), Limit::Walk);
    let hungry = |problem: &mut Problem| {
        problem.days[0].end = 700;
        let place = hangyong::plan::problem::LunchPlace::Anywhere;
        let lunch = hangyong::plan::problem::Lunch { from: 550, until: 640, length: 60, place };
        problem.days[0].lunch = Some(lunch);
        problem.travel = Travel::new(3, |_, _| 0);
        problem.visits[1].service = 90;
    };
    assert_eq!(reason(hungry), Limit::Lunch);
}
