//! `cargo xtask test`: runs every check, even after a failure; the last line is the total.

mod beside;
mod browser;
mod cargo;
mod count;
mod engines;
mod formats;
mod native;
mod playwright;

use crate::build::{budgets, sizes};
use crate::failure::Failure;
use crate::{build, pack, tools, workspace};
use beside::Beside;
use count::Count;
use lexopt::prelude::*;
use std::ffi::OsStr;
use std::time::Instant;

/// The value of `--grep`: only browser tests whose titles match are run.
type Grep<'a> = Option<&'a OsStr>;

/// A check, with the name that selects it on the command line.
struct Step {
    name: &'static str,
    title: &'static str,
    run: fn(Grep<'_>) -> Result<Count, Failure>,
}

const STEPS: [Step; 9] = [
    Step { name: "format", title: "format", run: format },
    Step { name: "lint-host", title: "lints on this machine", run: lint_host },
    Step { name: "lint-wasm", title: "lints for the browser", run: lint_wasm },
    Step { name: "native", title: "native tests", run: |_| native::run() },
    Step { name: "formats", title: "exported trips in other programs", run: |_| formats::run() },
    Step { name: "pack", title: "the content pack", run: check_pack },
    Step { name: "build", title: "build of the site", run: build_site },
    Step { name: "browser", title: "tests in Chromium", run: browser::run },
    Step { name: "engines", title: "tests in Firefox and WebKit", run: engines::run },
];

/// `cargo xtask test [STEP...] [--grep TEXT]`
///
/// # Errors
/// When the command line is wrong, a tool is missing, or a check fails.
pub fn command(mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut wanted, mut grep) = (Vec::new(), None);
    while let Some(arg) = args.next()? {
        match arg {
            Value(name) => wanted.push(known(&name.string()?)?),
            Long("grep") => grep = Some(args.value()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let all = wanted.is_empty();
    let chosen = STEPS.iter().filter(|step| all || wanted.contains(&step.name));
    run_all(chosen, grep.as_deref())
}

fn known(name: &str) -> Result<&'static str, Failure> {
    let step = STEPS.iter().find(|step| step.name == name);
    step.map(|step| step.name).ok_or_else(|| {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        Failure::Usage(format!("there is no step `{name}`; there are: {}", names.join(" ")))
    })
}

/// The step that can run parallel to others, and the first of those others.
const BESIDE: (&str, &str) = ("build", "native");

fn run_all<'a>(steps: impl Iterator<Item = &'a Step> + Clone, grep: Grep<'_>) -> Result<(), Failure> {
    let (mut sum, mut lines, mut missing) = (Count::default(), Vec::new(), None);
    let both = [BESIDE.0, BESIDE.1].iter().all(|name| steps.clone().any(|step| step.name == *name));
    let mut beside = None;
    for step in steps {
        if both && step.name == BESIDE.1 {
            beside = start_beside();
        }
        println!("\n== {}", step.title);
        let began = Instant::now();
        let taken = if step.name == BESIDE.0 { beside.take() } else { None };
        let count = match taken {
            Some(running) => Beside::end(running),
            None => (step.run)(grep),
        };
        let count = count.unwrap_or_else(|failure| {
            println!("error: {failure}");
            if failure.exit_code() == 2 {
                missing.get_or_insert(failure);
            }
            Count::one(false)
        });
        lines.push(format!("{}: {count} ({} s)", step.title, began.elapsed().as_secs()));
        sum = sum + count;
    }
    println!("\n{}\n{sum}", lines.join("\n"));
    match missing {
        Some(failure) => Err(failure),
        None if sum.failed > 0 => Err(Failure::Step(format!("{} checks failed", sum.failed))),
        None => Ok(()),
    }
}

/// Starts the build if its tools exist or can be installed. If that fails, it fails again when its turn comes, and that
/// failure is reported.
fn start_beside() -> Option<Beside> {
    tools::for_building().ok()?;
    Beside::start(BESIDE.0).ok()
}

fn format(_: Grep<'_>) -> Result<Count, Failure> {
    tools::for_linting()?;
    cargo::check(&["fmt", "--all", "--check"])
}

fn lint_host(_: Grep<'_>) -> Result<Count, Failure> {
    tools::for_linting()?;
    cargo::check(&["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn lint_wasm(_: Grep<'_>) -> Result<Count, Failure> {
    tools::for_linting()?;
    let target = "--target=wasm32-unknown-unknown";
    cargo::check(&[
        "clippy",
        "--quiet",
        "--locked",
        "--package=hangyong",
        target,
        "--lib",
        "--bins",
        "--",
        "-D",
        "warnings",
    ])
}

fn check_pack(_: Grep<'_>) -> Result<Count, Failure> {
    pack::check(&workspace::root().join("assets/pack"))?;
    Ok(Count::one(true))
}

fn build_site(_: Grep<'_>) -> Result<Count, Failure> {
    let site = build::default_out();
    build::build(&site)?;
    let first = sizes::first_view(&site)?;
    let (weight, budget) = (first.brotli(), sizes::BUDGET);
    if weight > budget {
        println!("error: the first view weighs {weight} bytes with brotli, {budget} is the limit");
    }
    let (files, exceeded) = budgets::exceeded(first, &site)?;
    exceeded.iter().for_each(|what| println!("error: {what}"));
    let failed = exceeded.len() as u64;
    let each = Count { passed: files as u64 - failed, failed };
    Ok(Count::one(true) + Count::one(weight <= budget) + each)
}
