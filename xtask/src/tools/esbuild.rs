//! esbuild, from npm: one program without dependencies that makes scripts and styles shorter and knows their syntax.

use super::cache::Cache;
use super::{node, search_path, slow};
use crate::failure::Failure;
use std::path::PathBuf;
use std::process::Command;

/// The npm package's version, which `esbuild --version` prints.
const VERSION: &str = "0.25.12";
const WHY: &str = "makes scripts and styles smaller";

/// The `esbuild` of the pinned version.
pub fn ensure(cache: &Cache) -> Result<PathBuf, Failure> {
    let place = cache.place("esbuild", VERSION);
    let binary = place.join("node_modules/.bin/esbuild");
    let known = [Some(binary.clone()), search_path::find("esbuild")];
    if let Some(found) = known.into_iter().flatten().find(|file| search_path::says(file, VERSION)) {
        return Ok(found);
    }
    let npm = node::npm("runs the optimiser of the application and the browser tests")?;
    println!("installing esbuild {VERSION}: it {WHY}");
    let package = format!("esbuild@{VERSION}");
    let log = cache.log("esbuild");
    cache.install(&place, |folder| {
        let mut command = Command::new(npm);
        command
            .args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"])
            .arg(folder)
            .arg(&package)
            .current_dir(folder);
        if slow::run(&format!("esbuild {VERSION}"), &mut command, &log)? {
            return Ok(());
        }
        Err(Failure::Missing {
            what: format!("esbuild {VERSION}"),
            why: WHY,
            command: format!("npm install --global {package}"),
            log: Some(log),
        })
    })?;
    Ok(binary)
}
