//! `cargo xtask bench plan`: gaps to the best known scores, compared with OR-Tools and PyVRP at equal processor time.
//!
//! Each solver runs alone on one thread, and every plan is checked here before it counts. Instances are read from their
//! folder; the peers are installed from PyPI into a virtual environment in the tools' cache.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use cpu_time::ProcessTime;
use hangyong::plan::toptw::Instance;
use hangyong::plan::{Budget, Effort, solve};
use lexopt::prelude::*;

use super::plan_peers::{Peer, PeerError, Peers};
use crate::plan::{self, PlanError};

/// Why nothing could be measured.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// The command line is wrong.
    #[error(
        "{0}; usage: cargo xtask bench plan [--instances DIR] [--days 1,2,4] [--seconds 0.1,1,10] [--only PREFIX] [--every N] [--seed N] [--no-peers]"
    )]
    Usage(String),
    /// An instance cannot be read or solved.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The best known scores cannot be read.
    #[error("{}: {what}; it should hold instance → days → best known score", .path.display())]
    BestKnown {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// A peer cannot be installed or fails.
    #[error(transparent)]
    Peer(#[from] PeerError),
}

impl From<lexopt::Error> for BenchError {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

struct Options {
    instances: PathBuf,
    days: Vec<usize>,
    seconds: Vec<f64>,
    only: String,
    every: usize,
    seed: u64,
    peers: bool,
}

/// An instance with a number of days.
struct Pair {
    name: String,
    days: usize,
    best_known: f64,
}

/// Runs the measurement and prints its tables.
///
/// # Errors
/// A command line or files that cannot be used, a peer that cannot be installed or fails.
pub fn run(args: lexopt::Parser) -> Result<(), BenchError> {
    let options = options(args)?;
    let pairs = pairs(&options)?;
    let peers = if options.peers { Some(Peers::install()?) } else { None };
    println!(
        "{} pairs of instance and days, one thread, processor time; gap to the best known score in %.",
        pairs.len()
    );
    for &seconds in &options.seconds {
        let mut table = Table::default();
        for pair in &pairs {
            let instance = plan::read(&options.instances.join(format!("{}.txt", pair.name)))?;
            table.add(
                pair,
                "this planner",
                check(&instance, &ours(&instance, pair.days, seconds, options.seed)?),
            );
            for (peers, peer) in peers.iter().flat_map(|peers| Peer::ALL.map(|peer| (peers, peer))) {
                table.add(
                    pair,
                    peer.name(),
                    check(&instance, &peers.solve(peer, &instance, pair.days, seconds)?),
                );
            }
        }
        println!("\n### {seconds} s\n\n{table}");
    }
    Ok(())
}

fn options(mut args: lexopt::Parser) -> Result<Options, BenchError> {
    let mut options = Options {
        instances: PathBuf::from("../shared/toptw/instances"),
        days: vec![1, 2, 4],
        seconds: vec![0.1, 1.0, 10.0],
        only: String::new(),
        every: 1,
        seed: 1,
        peers: true,
    };
    while let Some(arg) = args.next()? {
        match arg {
            Long("instances") => options.instances = args.value()?.into(),
            Long("days") => options.days = list(&args.value()?.string()?)?,
            Long("seconds") => options.seconds = list(&args.value()?.string()?)?,
            Long("only") => options.only = args.value()?.string()?,
            Long("every") => options.every = args.value()?.parse()?,
            Long("seed") => options.seed = args.value()?.parse()?,
            Long("no-peers") => options.peers = false,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn list<T: std::str::FromStr>(text: &str) -> Result<Vec<T>, BenchError> {
    let item =
        |part: &str| part.trim().parse().map_err(|_| BenchError::Usage(format!("`{part}` is no number")));
    text.split(',').map(item).collect()
}

fn pairs(options: &Options) -> Result<Vec<Pair>, BenchError> {
    let path = options.instances.parent().unwrap_or(Path::new(".")).join("best_known.json");
    let bad = |what: String| BenchError::BestKnown { path: path.clone(), what };
    let text = std::fs::read_to_string(&path).map_err(|error| bad(error.to_string()))?;
    let best: BTreeMap<String, BTreeMap<usize, f64>> =
        serde_json::from_str(&text).map_err(|error| bad(error.to_string()))?;
    let named = best.into_iter().filter(|(name, _)| name.starts_with(&options.only));
    let pairs = named.flat_map(|(name, by_days)| {
        let wanted = by_days.into_iter().filter(|(days, _)| options.days.contains(days));
        wanted.map(move |(days, best_known)| Pair { name: name.clone(), days, best_known })
    });
    Ok(pairs.step_by(options.every.max(1)).collect())
}

fn ours(instance: &Instance, days: usize, seconds: f64, seed: u64) -> Result<Vec<Vec<usize>>, BenchError> {
    let effort = Effort { budget: Budget::Seconds(seconds), seed, prove: true };
    let mut clock = || ProcessTime::now().as_duration().as_secs_f64();
    let outcome = solve(&instance.problem(days), effort, &mut clock, &mut |_| ControlFlow::Continue(()));
    let days = outcome.map_err(PlanError::from)?.days;
    Ok(days.into_iter().map(|day| day.into_iter().map(|visit| visit + 1).collect()).collect())
}

/// The score of routes of vertices; 0 for routes that cannot be driven.
fn check(instance: &Instance, routes: &[Vec<usize>]) -> f64 {
    let mut seen = std::collections::BTreeSet::new();
    let mut total = 0.0;
    for route in routes {
        let (mut at, mut time) =
            (0, instance.vertices.first().map_or(0, |depot| instance.units(depot.opens)));
        for &vertex in route.iter().chain([&0]) {
            let Some(to) = instance.vertices.get(vertex) else { return 0.0 };
            time = (time + instance.travel(at, vertex)).max(instance.units(to.opens));
            if time > instance.units(to.closes) || vertex != 0 && !seen.insert(vertex) {
                return 0.0;
            }
            time += instance.units(to.service);
            (at, total) = (vertex, total + to.score);
        }
    }
    total
}

/// Gaps by solver and by family with days.
#[derive(Default)]
struct Table {
    gaps: BTreeMap<String, BTreeMap<&'static str, Vec<f64>>>,
}

impl Table {
    fn add(&mut self, pair: &Pair, solver: &'static str, score: f64) {
        let gap = (pair.best_known - score) / pair.best_known * 100.0;
        let family: String = pair.name.chars().take_while(|letter| !letter.is_ascii_digit()).collect();
        let class = pair
            .name
            .chars()
            .find(char::is_ascii_digit)
            .filter(|_| family != "pr")
            .map_or(String::new(), String::from);
        for row in [
            format!("{family}{class}, {} d", pair.days),
            format!("~all, {} d", pair.days),
            "~~all".to_owned(),
        ] {
            self.gaps.entry(row).or_default().entry(solver).or_default().push(gap);
        }
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let solvers: Vec<&str> =
            self.gaps.values().next().map(|row| row.keys().copied().collect()).unwrap_or_default();
        writeln!(
            out,
            "| instances | pairs | {} |",
            solvers.iter().map(|name| format!("{name}: mean | worst")).collect::<Vec<_>>().join(" | ")
        )?;
        writeln!(out, "| --- | --: |{}", " --: | --: |".repeat(solvers.len()))?;
        for (row, cells) in &self.gaps {
            let count = cells.values().map(Vec::len).max().unwrap_or(0);
            write!(out, "| {} | {count} |", row.trim_start_matches('~'))?;
            for gaps in cells.values() {
                let mean = gaps.iter().sum::<f64>() / gaps.len().max(1) as f64;
                write!(out, " {mean:.2} | {:.2} |", gaps.iter().copied().fold(f64::MIN, f64::max))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}
