//! `cargo xtask plan FILE --days M --seconds S [--seed N] [--threads 1]`: solves a benchmark instance, prints JSON.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use cpu_time::ProcessTime;
use hangyong::plan::toptw::{self, Instance, InstanceError};
use hangyong::plan::{Budget, Effort, Outcome, Refusal, solve};
use lexopt::prelude::*;
use serde::Serialize;

/// The score of a solved instance, and how it was reached.
#[derive(Debug, Serialize)]
struct Report {
    instance: String,
    days: usize,
    score: u64,
    /// For each day, the vertices in order, without the depot.
    routes: Vec<Vec<usize>>,
    /// Processor time in seconds.
    seconds: f64,
    /// Whether it is proven that no plan scores more.
    proven: bool,
    rounds: u64,
}

/// Why nothing was solved; each message is one line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// The command line is wrong.
    #[error("{0}; usage: cargo xtask plan FILE --days M --seconds S [--seed N] [--threads 1]")]
    Usage(String),
    /// The file cannot be read.
    #[error("cannot read {}: {source}; give the path of a TOPTW text file", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// The file does not contain an instance.
    #[error("{}: {source}", .path.display())]
    Instance {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: InstanceError,
    },
    /// The problem is invalid.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<lexopt::Error> for PlanError {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

struct Options {
    file: PathBuf,
    days: usize,
    seconds: f64,
    seed: u64,
}

/// Runs the command; prints one JSON object.
///
/// # Errors
/// When the command line, the file or the problem is invalid.
pub fn run(args: lexopt::Parser) -> Result<(), PlanError> {
    let options = options(args)?;
    let instance = read(&options.file)?;
    let name = name(&options.file);
    let began = ProcessTime::now();
    let outcome = solve_instance(&instance, &options)?;
    let report = Report {
        instance: name,
        days: options.days,
        score: outcome.score,
        routes: outcome.days.iter().map(|day| day.iter().map(|visit| visit + 1).collect()).collect(),
        seconds: began.elapsed().as_secs_f64(),
        proven: outcome.proven,
        rounds: outcome.rounds,
    };
    println!("{}", serde_json::json!(report));
    Ok(())
}

fn options(mut args: lexopt::Parser) -> Result<Options, PlanError> {
    let (mut file, mut days, mut seconds, mut seed, mut threads) = (None, None, None, 1, 1);
    while let Some(arg) = args.next()? {
        match arg {
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            Long("days") => days = Some(args.value()?.parse()?),
            Long("seconds") => seconds = Some(args.value()?.parse()?),
            Long("seed") => seed = args.value()?.parse()?,
            Long("threads") => threads = args.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = |what: &str| PlanError::Usage(format!("{what} is missing"));
    let options = Options {
        file: file.ok_or_else(|| missing("FILE"))?,
        days: days.ok_or_else(|| missing("--days M"))?,
        seconds: seconds.ok_or_else(|| missing("--seconds S"))?,
        seed,
    };
    if !(options.seconds.is_finite() && options.seconds > 0.0) {
        return Err(PlanError::Usage("--seconds wants a number above 0".to_owned()));
    }
    if threads != 1 {
        return Err(PlanError::Usage(
            "--threads: the planner uses one thread; leave it out or give 1".to_owned(),
        ));
    }
    Ok(options)
}

/// The file's name without its extension, which is the instance's name in the literature.
pub fn name(file: &Path) -> String {
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads an instance.
///
/// # Errors
/// When the file cannot be read or does not contain an instance.
pub fn read(file: &Path) -> Result<Instance, PlanError> {
    let text = std::fs::read_to_string(file)
        .map_err(|source| PlanError::Unreadable { path: file.to_owned(), source })?;
    toptw::parse(&name(file), &text).map_err(|source| PlanError::Instance { path: file.to_owned(), source })
}

fn solve_instance(instance: &Instance, options: &Options) -> Result<Outcome, Refusal> {
    let problem = instance.problem(options.days);
    let effort = Effort { budget: Budget::Seconds(options.seconds), seed: options.seed, prove: true };
    let mut clock = || ProcessTime::now().as_duration().as_secs_f64();
    solve(&problem, effort, &mut clock, &mut |_| ControlFlow::Continue(()))
}
