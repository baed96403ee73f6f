//! Planning a trip of three days in the worker of the site that was built last, in a real Chromium.

use super::driver;
use crate::failure::Failure;
use crate::{build, serve, tools};
use std::ffi::OsStr;

/// Runs `tests/browser/bench/plan.mjs`; only prints a hint if no site has been built.
///
/// # Errors
/// When tools cannot be installed or the script fails.
pub fn run() -> Result<(), Failure> {
    let site = build::default_out();
    if !site.join(build::MARKER).is_file() {
        println!("\nNo site has been built; after `cargo xtask build` it is measured in the page as well.");
        return Ok(());
    }
    let tools = tools::for_the_browser()?;
    let served = serve::on_a_free_port(&site, "/")?;
    println!();
    driver::run("plan.mjs", &tools, &[("BASE_URL", OsStr::new(&served.address))])
}
