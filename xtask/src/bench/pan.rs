//! Frames while the overview is panned and zoomed, in a real Chromium: with the site's own stops, and with ten
//! thousand.

mod crowd;

use super::driver;
use crate::failure::Failure;
use crate::{build, serve, tools, workspace};
use hangyong::atlas::packed;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// How many stops the map must be able to handle.
const MANY: usize = 10_000;

/// Runs `tests/browser/bench/pan.mjs` against the site that was built last.
///
/// # Errors
/// When tools cannot be installed, no site was built, or the script fails.
pub fn run() -> Result<(), Failure> {
    let tools = tools::for_the_browser()?;
    let site = build::default_out();
    let crowded = workspace::root().join("target/bench/crowded.bin");
    write_crowded(&site, &crowded)?;
    let served = serve::on_a_free_port(&site, "/")?;
    let environment = [("BASE_URL", OsStr::new(&served.address)), ("CROWDED", crowded.as_os_str())];
    driver::run("pan.mjs", &tools, &environment)
}

fn write_crowded(site: &Path, to: &Path) -> Result<(), Failure> {
    let pack = site.join("pack/whole.bin");
    let bytes = fs::read(&pack).map_err(Failure::io(&pack))?;
    let atlas = packed::decode(&bytes).map_err(Failure::content(&pack))?;
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    }
    fs::write(to, packed::encode(&crowd::with_stops(atlas, MANY))).map_err(Failure::io(to))
}
