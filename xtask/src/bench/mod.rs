//! `cargo xtask bench`: measures and prints Markdown tables, without pass or fail.

mod crates;
mod driver;
mod first;
mod grow;
mod pan;
pub mod plan;
mod plan_page;
mod plan_peers;
mod sense;
mod size;
mod trip;
mod ways;

use crate::build;
use crate::failure::Failure;
use lexopt::prelude::*;

/// A measurement, with the name that selects it on the command line.
struct Bench {
    name: &'static str,
    run: fn() -> Result<(), Failure>,
}

const BENCHES: [Bench; 4] = [
    Bench { name: "size", run: size::run },
    Bench { name: "pan", run: pan::run },
    Bench { name: "first", run: first::run },
    Bench { name: "trip", run: trip::run },
];

/// Replaces `bench first` when `--trace` is given.
const FIRST_TRACE: Bench = Bench { name: "first", run: first::trace };
/// Replaces `bench size` when `--by crate` is given.
const SIZE_BY_CRATE: Bench = Bench { name: "size", run: crates::run };

/// `cargo xtask bench [NAME...] [--no-build] [--trace] [--by crate]`
///
/// # Errors
/// When the command line is wrong, the build fails, or a measurement fails.
pub fn command(mut args: lexopt::Parser) -> Result<(), Failure> {
    let (mut wanted, mut instead, mut fresh) = (Vec::new(), Vec::new(), true);
    while let Some(arg) = args.next()? {
        match arg {
            // The planner is compared with its peers, with options of its own, and then measured in the page.
            Value(name) if name == "plan" => {
                plan::run(args)?;
                return plan_page::run();
            }
            // This needs neither a site nor a browser.
            Value(name) if name == "sense" => {
                sense::run()?;
                println!();
                return ways::run();
            }
            Value(name) if name == "grow" => return grow::run(args),
            Value(name) => wanted.push(known(&name.string()?)?),
            Long("no-build") => fresh = false,
            Long("trace") => instead.push(FIRST_TRACE),
            Long("by") => instead.push(by(&args.value()?.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if fresh {
        build::build(&build::default_out())?;
    }
    let all = wanted.is_empty();
    let mut chosen = BENCHES.iter().filter(|bench| all || wanted.contains(&bench.name));
    chosen.try_for_each(|bench| {
        println!("\n## {}\n", bench.name);
        let other = instead.iter().find(|other| other.name == bench.name);
        (other.unwrap_or(bench).run)()
    })
}

fn by(what: &str) -> Result<Bench, Failure> {
    match what {
        "crate" => Ok(SIZE_BY_CRATE),
        _ => Err(Failure::Usage(format!("sizes are told apart by crate, not by `{what}`"))),
    }
}

fn known(name: &str) -> Result<&'static str, Failure> {
    let bench = BENCHES.iter().find(|bench| bench.name == name);
    bench.map(|bench| bench.name).ok_or_else(|| {
        let names: Vec<&str> = BENCHES.iter().map(|bench| bench.name).collect();
        Failure::Usage(format!("there is nothing called `{name}` to measure; there are: {}", names.join(" ")))
    })
}
