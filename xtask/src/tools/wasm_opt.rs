//! wasm-opt, from the npm package that carries it: the ones in distributions are too old for today's compiler.

use super::cache::Cache;
use super::{node, search_path, slow};
use crate::failure::Failure;
use std::path::PathBuf;
use std::process::Command;

/// The npm package's version; its first part is what `wasm-opt --version` prints.
const PACKAGE_VERSION: &str = "132.0.0";
const VERSION: &str = "132";
const WHY: &str = "makes the application smaller";

/// The `wasm-opt` of the pinned version.
pub fn ensure(cache: &Cache) -> Result<PathBuf, Failure> {
    let place = cache.place("binaryen", PACKAGE_VERSION);
    let binary = place.join("node_modules/.bin/wasm-opt");
    let known = [Some(binary.clone()), search_path::find("wasm-opt")];
    if let Some(found) = known.into_iter().flatten().find(|file| search_path::says(file, VERSION)) {
        return Ok(found);
    }
    let npm = node::npm("runs the optimiser of the application and the browser tests")?;
    println!("installing wasm-opt {VERSION} (npm's binaryen {PACKAGE_VERSION}): it {WHY}");
    let package = format!("binaryen@{PACKAGE_VERSION}");
    let log = cache.log("binaryen");
    cache.install(&place, |folder| {
        let mut command = Command::new(npm);
        command
            .args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"])
            .arg(folder)
            .arg(&package)
            .current_dir(folder);
        if slow::run(&format!("wasm-opt {VERSION}"), &mut command, &log)? {
            return Ok(());
        }
        Err(Failure::Missing {
            what: format!("wasm-opt {VERSION}"),
            why: WHY,
            command: format!("npm install --global {package}"),
            log: Some(log),
        })
    })?;
    Ok(binary)
}
