//! The command-line half of wasm-bindgen, which must be of exactly the version that the application links.

use super::cache::Cache;
use super::{lockfile, rust, search_path};
use crate::failure::Failure;
use crate::workspace;
use std::path::PathBuf;

const NAME: &str = "wasm-bindgen-cli";
const WHY: &str = "writes the JavaScript that loads the application";

/// The `wasm-bindgen` of the version in `Cargo.lock`.
pub fn ensure(cache: &Cache) -> Result<PathBuf, Failure> {
    let version = lockfile::locked_version(&workspace::root().join("Cargo.lock"), "wasm-bindgen")?;
    let place = cache.place(NAME, &version);
    let binary = place.join("bin").join(format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX));
    let known = [Some(binary.clone()), search_path::find("wasm-bindgen")];
    if let Some(found) = known.into_iter().flatten().find(|file| search_path::says(file, &version)) {
        return Ok(found);
    }
    println!("installing {NAME} {version}: it {WHY} (compiled here, some minutes)");
    cache.install(&place, |folder| {
        if rust::cargo_install(cache, NAME, &version, &[], folder)? {
            return Ok(());
        }
        Err(Failure::Missing {
            what: format!("{NAME} {version}"),
            why: WHY,
            command: format!("cargo install {NAME} --version {version}"),
            log: Some(cache.log(NAME)),
        })
    })?;
    Ok(binary)
}
