//! Trunk, which bundles the application.

use super::cache::Cache;
use super::{rust, search_path};
use crate::failure::Failure;
use std::path::PathBuf;

/// 0.22 wants a newer compiler than the project does.
const VERSION: &str = "0.21.14";
const WHY: &str = "bundles the application, its styles and its pages";

/// The `trunk` of the pinned version.
pub fn ensure(cache: &Cache) -> Result<PathBuf, Failure> {
    let place = cache.place("trunk", VERSION);
    let binary = place.join("bin").join(format!("trunk{}", std::env::consts::EXE_SUFFIX));
    let known = [Some(binary.clone()), search_path::find("trunk")];
    if let Some(found) = known.into_iter().flatten().find(|file| search_path::says(file, VERSION)) {
        return Ok(found);
    }
    println!("installing trunk {VERSION}: it {WHY} (compiled here, some minutes)");
    cache.install(&place, |folder| {
        // Without its defaults it has no TLS: it downloads nothing, and far less has to be compiled.
        let lean = ["--locked", "--no-default-features"];
        if rust::cargo_install(cache, "trunk", VERSION, &lean, folder)? {
            return Ok(());
        }
        Err(Failure::Missing {
            what: format!("trunk {VERSION}"),
            why: WHY,
            command: format!("cargo install trunk --version {VERSION} --locked"),
            log: Some(cache.log("trunk")),
        })
    })?;
    Ok(binary)
}
