//! `cargo xtask pack check DIR`: lists everything that is wrong with a content pack, one line each.
//! `cargo xtask pack facts DIR`: how well its facts are known, as a table.
//! `cargo xtask pack facts DIR --findings FILE`: what was done with each row of a file of findings.
//! `cargo xtask pack due DIR`: what to look up next, as a sheet.

mod due;
mod facts;
mod ledger;
pub use due::{Sheet, due};
pub use facts::facts;
pub use ledger::ledger;

use crate::failure::Failure;
use crate::pack_folder;
use crate::workspace;
use hangyong::atlas::{self, Finding, Severity, Waters};
use hangyong::domain::clock;
use hangyong::geometry::LonLat;
use hangyong::map::basemap::Basemap;
use hangyong::map::layers::Ground;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Checks the pack in a folder and prints one line per finding and a last line with their counts.
///
/// # Errors
/// When the pack has errors, or a file cannot be read.
pub fn check(dir: &Path) -> Result<(), Failure> {
    let findings = found(dir)?;
    for finding in &findings {
        println!("{finding}");
    }
    verdict(dir, &findings)
}

/// The same for a pack that is checked repeatedly: `known` holds the findings of the last time, if any, and is set to
/// those of this time. Warnings are printed only if they are new, and never the first time; errors are always printed.
///
/// # Errors
/// When the pack has errors, or a file cannot be read.
pub fn check_again(dir: &Path, known: &mut Option<BTreeSet<String>>) -> Result<(), Failure> {
    let findings = found(dir)?;
    let is_new = |finding: &String| known.as_ref().is_some_and(|known| !known.contains(finding));
    for finding in &findings {
        let told = finding.to_string();
        if finding.severity == Severity::Error || is_new(&told) {
            println!("{told}");
        }
    }
    *known = Some(findings.iter().map(ToString::to_string).collect());
    verdict(dir, &findings)
}

/// Everything that is wrong with the pack in a folder.
fn found(dir: &Path) -> Result<Vec<Finding>, Failure> {
    let files = pack_folder::read(dir)?;
    let mut findings = atlas::check(&files, clock::shanghai_time(now_ms()).date());
    if let Some(ground) = built_in_ground() {
        let (lake, tide) = (|at: LonLat| ground.is_lake(at.into()), |at: LonLat| ground.is_tidal(at.into()));
        findings.extend(atlas::check_courses(&files, &Waters { lake: &lake, tide: &tide }));
    }
    Ok(findings)
}

/// Prints the counts; fails if there are errors.
fn verdict(dir: &Path, findings: &[Finding]) -> Result<(), Failure> {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    println!("{}: {errors} errors, {warnings} warnings", dir.display());
    if errors > 0 {
        return Err(Failure::Step("the pack has errors; each line above says how to mend it".to_owned()));
    }
    Ok(())
}

/// The ground of the built-in base map, which knows where water is; without it courses are not checked for water.
fn built_in_ground() -> Option<Ground> {
    let file = workspace::root().join("assets/basemap/basemap.bin");
    let basemap = std::fs::read(file).ok().and_then(|bytes| Basemap::decode(&bytes).ok())?;
    Some(Ground::new(basemap))
}

fn now_ms() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}
