//! Frames while the overview is panned and zoomed, in a real Chromium.

use crate::failure::Failure;
use crate::{build, serve, tools, workspace};
use std::process::Command;

/// Runs `tests/browser/bench/pan.mjs` against the site that was built last.
pub fn run() -> Result<(), Failure> {
    let tools = tools::for_the_browser()?;
    let served = serve::on_a_free_port(&build::default_out(), "/")?;
    let status = Command::new("node")
        .arg("bench/pan.mjs")
        .current_dir(workspace::root().join("tests/browser"))
        .env("CHROMIUM_PATH", &tools.chromium)
        .env("BASE_URL", &served.address)
        .status()
        .map_err(|error| Failure::Step(format!("node: {error}")))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::Step(format!("the measurement failed, {status}")))
}
