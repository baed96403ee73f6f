//! The tests in Chromium.

use super::count::Count;
use super::playwright::Suite;
use crate::failure::Failure;
use crate::tools;
use std::ffi::OsStr;

/// Runs the whole suite against the site that was built last; `grep` selects tests by their titles.
///
/// # Errors
/// When tools cannot be installed, or as [`Suite::run`].
pub fn run(grep: Option<&OsStr>) -> Result<Count, Failure> {
    let tools = tools::for_browser_tests()?;
    Suite {
        playwright: &tools.playwright,
        config: "playwright.config.ts",
        grep,
        browsers: &[("CHROMIUM_PATH", &tools.chromium)],
    }
    .run()
}
