//! The problem as the literature defines it: proven optima, and plans that a few lines can check.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use hangyong::plan::toptw::{Instance, InstanceError, parse};
use hangyong::plan::{Budget, Effort, Outcome, solve};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/toptw/mini");

fn instance(name: &str) -> Instance {
    let text = std::fs::read_to_string(format!("{FOLDER}/{name}.txt")).expect("a file of the repository");
    parse(name, &text).expect("an instance")
}

fn optima() -> BTreeMap<String, BTreeMap<String, serde_json::Value>> {
    let text = std::fs::read_to_string(format!("{FOLDER}/optimal.json")).expect("a file of the repository");
    serde_json::from_str(&text).expect("the optima")
}

fn solved(instance: &Instance, days: usize, prove: bool) -> Outcome {
    let effort = Effort { budget: Budget::Rounds(2_000), seed: 1, prove };
    solve(&instance.problem(days), effort, &mut || 0.0, &mut |_| ControlFlow::Continue(())).expect("a plan")
}

/// The score of visiting the vertices in these orders, or `None` if that is impossible. Distances are floating-point,
/// as in the literature.
fn score(name: &str, instance: &Instance, days: &[Vec<usize>]) -> Option<f64> {
    let decimals = if name.starts_with("pr") { 100.0 } else { 10.0 };
    let (mut seen, mut total) = (BTreeSet::new(), 0.0);
    for day in days {
        let (mut at, mut time) = (&instance.vertices[0], instance.vertices[0].opens);
        for vertex in day.iter().map(|visit| visit + 1).chain([0]) {
            let to = &instance.vertices[vertex];
            let distance = ((at.x - to.x).powi(2) + (at.y - to.y).powi(2)).sqrt();
            time = (time + (distance * decimals + 1e-6).floor() / decimals).max(to.opens);
            if time > to.closes + 1e-6 || vertex != 0 && !seen.insert(vertex) {
                return None;
            }
            (at, time, total) = (to, time + to.service, total + to.score);
        }
    }
    Some(total)
}

#[test]
fn every_small_optimum_is_found_and_proven() {
    for (name, by_days) in optima() {
        for (days, known) in by_days {
            let instance = instance(&name);
            let outcome = solved(&instance, days.parse().expect("a number"), true);
            assert_eq!(known["optimal"].as_u64(), Some(outcome.score), "{name}, {days} days");
            assert!(outcome.proven, "{name}, {days} days");
            assert_eq!(
                score(&name, &instance, &outcome.days),
                Some(outcome.score as f64),
                "{name}, {days} days"
            );
        }
    }
}

#[test]
fn the_search_alone_finds_the_small_optima() {
    for (name, by_days) in optima() {
        for (days, known) in by_days {
            let instance = instance(&name);
            let outcome = solved(&instance, days.parse().expect("a number"), false);
            assert_eq!(
                score(&name, &instance, &outcome.days),
                known["optimal"].as_f64(),
                "{name}, {days} days"
            );
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_plan() {
    let instance = instance("mini03");
    assert_eq!(solved(&instance, 2, false), solved(&instance, 2, false));
}

#[test]
fn header_lines_may_break_anywhere_and_the_first_number_may_differ() {
    let text = std::fs::read_to_string(format!("{FOLDER}/mini01.txt")).expect("a file of the repository");
    let expected = parse("mini01", &text).expect("an instance");
    for header in ["2 \n4 14 1 0 200\n", "4 9 14 1 0\n200\n", "4 9 14\n1 200\n"] {
        let rows = text.lines().skip(2).collect::<Vec<_>>().join("\n");
        assert_eq!(parse("mini01", &format!("{header}{rows}")), Ok(expected.clone()), "{header:?}");
    }
}

#[test]
fn a_file_that_is_no_instance_says_what_is_wrong() {
    assert_eq!(parse("x", ""), Err(InstanceError::Rows));
    assert_eq!(
        parse("x", "1 2 3 hello"),
        Err(InstanceError::NotANumber { position: 4, word: "hello".into() })
    );
    assert_eq!(
        parse("x", "4 9 2 1 0 200 0 0 0 0 0 0 0 0 99 1 1 1 -5 3 1 1 1 0 9"),
        Err(InstanceError::Range(1))
    );
    assert_eq!(parse("x", "4 9 2 1 0 200 0 0 0 0 0 0 0 0 99 7 1 1 5 3 1 1 1 0 9"), Err(InstanceError::Rows));
    assert_eq!(
        parse("x", "4 9 2 1 0 200 0 0 0 0 0 0 0 0 NaN"),
        Err(InstanceError::NotANumber { position: 15, word: "NaN".into() })
    );
}
