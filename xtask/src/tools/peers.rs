//! The map libraries that the site is compared with, at the versions locked in `tests/browser/bench`.

use super::cache::Cache;
use super::npm_packages::Packages;
use crate::failure::Failure;
use crate::workspace;

/// Installs Leaflet, MapLibre GL, OpenLayers and the bundler for their pages.
///
/// # Errors
/// When npm is missing or the installation fails.
pub fn ensure(cache: &Cache) -> Result<(), Failure> {
    let folder = workspace::root().join("tests/browser/bench");
    let packages = Packages {
        folder: &folder,
        what: "the packages of tests/browser/bench (Leaflet, MapLibre GL, OpenLayers, esbuild)",
        why: "is what the site is measured against",
        log: "bench",
        command: "npm ci --prefix tests/browser/bench",
    };
    packages.ensure(cache)
}
