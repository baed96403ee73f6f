//! Playwright, axe and the connection to Firefox, at the versions locked in `tests/browser/package-lock.json`.

use super::cache::Cache;
use super::npm_packages::Packages;
use crate::failure::Failure;
use crate::workspace;
use std::path::PathBuf;

/// Installs the packages where missing; returns the path of Playwright's command.
///
/// # Errors
/// When Node.js is missing or the packages cannot be installed.
pub fn ensure(cache: &Cache) -> Result<PathBuf, Failure> {
    let folder = workspace::root().join("tests/browser");
    let packages = Packages {
        folder: &folder,
        what: "the packages of tests/browser (Playwright, axe, ws)",
        why: "drives the browser in the tests",
        log: "browser-tests",
        command: "npm ci --prefix tests/browser",
    };
    packages.ensure(cache)?;
    Ok(folder.join("node_modules/.bin/playwright"))
}
