//! `cargo xtask bench grow`: how the site grows with its content, measured with generated packs. Runs natively, without
//! a browser: it measures bytes and work that a browser would have too, but neither its first view nor its memory.

mod memory;
mod one;

use crate::failure::Failure;
use crate::grow::Size;
use lexopt::prelude::*;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::process::{Command, Stdio};

/// The default sizes: numbers of stops and routes.
const SIZES: [(usize, usize); 3] = [(100, 4), (1_000, 40), (10_000, 400)];

/// What was measured, in words, and the value with its unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Measured(String, String);

/// `cargo xtask bench grow [--sizes 100x4,1000x40] [--seed 1]`: prints a table with a column for each size.
///
/// # Errors
/// A size that no pack can have, or a measurement that fails.
pub fn run(mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut sizes, mut seed, mut one) = (SIZES.to_vec(), 1, None);
    while let Some(arg) = args.next()? {
        match arg {
            Long("sizes") => sizes = read_sizes(&args.value()?.string()?)?,
            Long("seed") => seed = args.value()?.parse()?,
            // Used internally: each size is measured in a process of its own, because peak memory is per process.
            Long("one") => one = read_sizes(&args.value()?.string()?)?.first().copied(),
            other => return Err(other.unexpected().into()),
        }
    }
    if let Some((stops, routes)) = one {
        let measured = one::measured(Size { stops, routes, seed })?;
        println!("{}", serde_json::json!(measured));
        return Ok(());
    }
    let columns = sizes.iter().map(|size| apart(*size, seed)).collect::<Result<Vec<_>, _>>()?;
    println!("\n## grow\n\n{}", table(&sizes, &columns));
    Ok(())
}

/// Parses numbers of stops and routes: `100x4,1000x40`.
fn read_sizes(text: &str) -> Result<Vec<(usize, usize)>, Failure> {
    let size = |text: &str| {
        let (stops, routes) = text.split_once('x')?;
        Some((stops.trim().parse().ok()?, routes.trim().parse().ok()?))
    };
    let wrong = || Failure::Usage(format!("--sizes {text}: write stops and routes as 100x4,1000x40"));
    text.split(',').map(size).collect::<Option<_>>().ok_or_else(wrong)
}

/// Measures one size in a separate process of this program.
fn apart((stops, routes): (usize, usize), seed: u64) -> Result<Vec<Measured>, Failure> {
    eprintln!("measuring {stops} stops, {routes} routes");
    let failed = |why: String| Failure::Step(format!("{stops} stops: {why}"));
    let program = std::env::current_exe().map_err(|error| failed(error.to_string()))?;
    let output = Command::new(program)
        .args(["bench", "grow", "--one", &format!("{stops}x{routes}"), "--seed", &seed.to_string()])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(output.status.to_string()));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| failed(error.to_string()))
}

/// A Markdown table: a row for each measurement, a column for each size.
fn table(sizes: &[(usize, usize)], columns: &[Vec<Measured>]) -> String {
    let mut table = String::from("| stops, routes |");
    // Writing into a string cannot fail.
    for (stops, routes) in sizes {
        let _ = write!(table, " {stops}, {routes} |");
    }
    table += &format!("\n| --- |{}\n", " ---: |".repeat(sizes.len()));
    for (row, Measured(what, _)) in columns.first().into_iter().flatten().enumerate() {
        let cells =
            columns.iter().map(|column| column.get(row).map_or("", |Measured(_, much)| much.as_str()));
        let _ = writeln!(table, "| {what} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_they_are_written() {
        assert_eq!(read_sizes("100x4, 1000x40").ok(), Some(vec![(100, 4), (1000, 40)]));
        assert!(["", "100", "x", "100x4;", "-1x4"].iter().all(|text| read_sizes(text).is_err()));
    }

    #[test]
    fn a_column_stands_for_each_size() {
        let column = |much: &str| vec![Measured("read".into(), much.into())];
        let table = table(&[(100, 4), (1000, 40)], &[column("1 ms"), column("9 ms")]);
        assert_eq!(
            table,
            "| stops, routes | 100, 4 | 1000, 40 |\n| --- | ---: | ---: |\n| read | 1 ms | 9 ms |\n"
        );
    }
}
