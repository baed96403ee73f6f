//! The core of the browser tests in Firefox and in WebKit.

use super::count::Count;
use super::playwright::Suite;
use crate::failure::Failure;
use crate::tools::{self, Engines};
use std::ffi::OsStr;

/// Runs the core of the suite against the site that was built last; `grep` selects tests by their titles.
///
/// # Errors
/// When tools cannot be installed, or as [`Suite::run`].
pub fn run(grep: Option<&OsStr>) -> Result<Count, Failure> {
    let (playwright, Engines { firefox, webkit_driver, python, screen }) = tools::for_other_engines()?;
    Suite {
        playwright: &playwright,
        config: "engines.config.ts",
        grep,
        browsers: &[
            ("FIREFOX_PATH", &firefox),
            ("WEBKIT_DRIVER_PATH", &webkit_driver),
            ("PYTHON_PATH", &python),
            ("XVFB_PATH", &screen),
        ],
    }
    .run()
}
