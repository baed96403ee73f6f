//! The tests that need no browser, including doc tests, counted from the output of the test harness.

use super::cargo;
use super::count::Count;
use crate::failure::Failure;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// The tests of the planner and of tabs that write at the same time, which are run optimised.
const MANY: [&str; 10] = [
    "--release",
    "--package",
    "hangyong",
    "--test",
    "plan",
    "--test",
    "sense",
    "--test",
    "sync",
    "--no-fail-fast",
];

/// Runs every native test, even after a failure.
///
/// # Errors
/// When Cargo cannot be started or its output cannot be read.
pub fn run() -> Result<Count, Failure> {
    Ok(run_with(&["--workspace", "--no-fail-fast"])? + run_with(&MANY)?)
}

fn run_with(which: &[&str]) -> Result<Count, Failure> {
    let failed = |error: std::io::Error| Failure::Step(format!("cargo test: {error}"));
    let mut cargo = cargo::command(&["test", "--quiet", "--locked"]);
    cargo.args(which);
    let mut child = cargo.stdout(Stdio::piped()).spawn().map_err(failed)?;
    let mut count = Count::default();
    let stdout = child.stdout.take().ok_or_else(|| failed(std::io::ErrorKind::BrokenPipe.into()))?;
    for line in BufReader::new(stdout).lines() {
        let line = line.map_err(failed)?;
        println!("{line}");
        count = count + result_in(&line).unwrap_or_default();
    }
    let status = child.wait().map_err(failed)?;
    Ok(count.with_exit(status.success()))
}

/// The counts of a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
pub fn result_in(line: &str) -> Option<Count> {
    let result = line.trim_start().strip_prefix("test result: ")?;
    let (_, counts) = result.split_once(". ")?;
    let number =
        |word: &str| counts.split("; ").find_map(|part| part.strip_suffix(word)?.trim().parse().ok());
    Some(Count { passed: number("passed")?, failed: number("failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_harness_s_result_lines_are_counted() {
        let ok =
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        assert_eq!(result_in(ok), Some(Count { passed: 12, failed: 0 }));
        let bad = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(result_in(bad), Some(Count { passed: 3, failed: 2 }));
    }

    #[test]
    fn what_tests_print_themselves_is_not_counted() {
        assert_eq!(result_in("the test result: ok. 12 passed"), None);
        assert_eq!(result_in("test result: none"), None);
    }
}
