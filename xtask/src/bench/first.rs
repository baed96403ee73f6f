//! How soon the routes are visible, and after how many bytes, compared with Leaflet, MapLibre GL and OpenLayers.

mod geojson;

use super::driver;
use crate::failure::Failure;
use crate::{build, tools, workspace};
use hangyong::atlas::packed;
use hangyong::map::basemap::Basemap;
use std::fs;
use std::path::Path;

/// Prints a table of times: runs `tests/browser/bench/first.mjs` with the site that was built last.
///
/// # Errors
/// When tools cannot be installed, no site was built, or the script fails.
pub fn run() -> Result<(), Failure> {
    beside_peers("first.mjs")
}

/// Prints a timeline of each page up to that moment: runs `tests/browser/bench/first_trace.mjs`.
///
/// # Errors
/// As [`run`].
pub fn trace() -> Result<(), Failure> {
    beside_peers("first_trace.mjs")
}

fn beside_peers(script: &str) -> Result<(), Failure> {
    let browser = tools::for_the_browser()?;
    tools::for_the_peers()?;
    let site = build::default_out();
    let data = workspace::root().join("target/bench");
    write_data(&site, &data)?;
    driver::run(script, &browser, &[("SITE", site.as_os_str()), ("PEER_DATA", data.as_os_str())])
}

/// Writes the routes and the base map of `site` in the form that the peers read.
fn write_data(site: &Path, folder: &Path) -> Result<(), Failure> {
    let read = |name: &str| {
        let file = site.join(name);
        fs::read(&file).map_err(Failure::io(&file))
    };
    let atlas = packed::decode(&read("pack/first-zh.bin")?).map_err(Failure::content(site))?;
    let basemap = Basemap::decode(&read("basemap/basemap.bin")?).map_err(Failure::content(site))?;
    fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    for (name, collection) in
        [("base.geojson", geojson::base(&basemap)), ("routes.geojson", geojson::routes(&atlas))]
    {
        let file = folder.join(name);
        fs::write(&file, collection.to_string()).map_err(Failure::io(&file))?;
    }
    Ok(())
}
