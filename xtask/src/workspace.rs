//! The project's folders, and its version.

use std::path::PathBuf;
use std::process::Command;

/// The folder of the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    // Cargo sets the variable for every run, so a binary that was built in a moved or shared folder still works.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    manifest.parent().map_or(manifest.clone(), PathBuf::from)
}

/// Cargo's build folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The crate's version, with the commit if there is git: `0.1.0+3a118a7`, `-dirty` if the tree was changed.
pub fn version() -> String {
    let released = env!("CARGO_PKG_VERSION");
    let described = Command::new("git")
        .args(["describe", "--always", "--dirty", "--exclude=*"])
        .current_dir(root())
        .output();
    match described {
        Ok(output) if output.status.success() => {
            format!("{released}+{}", String::from_utf8_lossy(&output.stdout).trim())
        }
        _ => released.to_owned(),
    }
}
