//! The time from an edit of a long trip to its painted timeline, in a real Chromium.

use super::driver;
use crate::failure::Failure;
use crate::{build, serve, tools};
use std::ffi::OsStr;

/// Runs `tests/browser/bench/trip.mjs` against the site that was built last.
///
/// # Errors
/// When tools cannot be installed or the script fails.
pub fn run() -> Result<(), Failure> {
    let tools = tools::for_the_browser()?;
    let served = serve::on_a_free_port(&build::default_out(), "/")?;
    driver::run("trip.mjs", &tools, &[("BASE_URL", OsStr::new(&served.address))])
}
