//! Playwright and axe, at the versions locked in `tests/browser/package-lock.json`.

use super::cache::Cache;
use super::{node, slow};
use crate::failure::Failure;
use crate::workspace;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const WHY: &str = "drives the browser in the tests";

/// Playwright's command.
pub fn ensure(cache: &Cache) -> Result<PathBuf, Failure> {
    let folder = workspace::root().join("tests/browser");
    let lock = folder.join("package-lock.json");
    let wanted = fs::read_to_string(&lock).map_err(Failure::io(&lock))?;
    // Written last, and removed by npm with the folder it lies in: a half-finished install has none.
    let stamp = folder.join("node_modules/.installed-from");
    let command = folder.join("node_modules/.bin/playwright");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) && command.exists() {
        return Ok(command);
    }
    let npm = node::npm("runs the browser tests")?;
    println!("installing the packages of tests/browser (Playwright, axe): it {WHY}");
    let log = cache.log("browser-tests");
    let mut install = Command::new(npm);
    install
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    if !slow::run("the packages of tests/browser", &mut install, &log)? {
        return Err(Failure::Missing {
            what: "Playwright".to_owned(),
            why: WHY,
            command: "npm ci --prefix tests/browser".to_owned(),
            log: Some(log),
        });
    }
    fs::write(&stamp, wanted).map_err(Failure::io(&stamp))?;
    Ok(command)
}
