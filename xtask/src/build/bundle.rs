//! Runs Trunk: Rust to WebAssembly, styles, and the template page, with addresses relative to the page.

use crate::failure::Failure;
use crate::tools::BuildTools;
use crate::workspace;
use std::path::Path;
use std::process::Command;

/// Bundles the application into `out`.
pub fn run(tools: &BuildTools, out: &Path) -> Result<(), Failure> {
    // Trunk itself is kept off the network below, so what the build needs is fetched first.
    cargo_fetch()?;
    println!("building the application for the browser");
    let mut trunk = Command::new(&tools.trunk);
    trunk
        .args(["build", "--release", "--locked", "--offline", "--public-url", "./", "--dist"])
        .arg(out)
        .current_dir(workspace::root())
        .env("PATH", &tools.path)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Symbols that say what is generic over what: the program is cut in two by them.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Csymbol-mangling-version=v0")
        // Trunk takes only `true` and `false` here, and stops on the usual `1`.
        .env_remove("NO_COLOR");
    succeed(trunk, "trunk build")
}

fn cargo_fetch() -> Result<(), Failure> {
    let mut fetch = Command::new("cargo");
    fetch.args(["fetch", "--quiet", "--locked"]).current_dir(workspace::root());
    succeed(fetch, "cargo fetch")
}

fn succeed(mut command: Command, title: &str) -> Result<(), Failure> {
    let status = command.status().map_err(|error| Failure::Step(format!("{title}: {error}")))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::Step(format!("{title} failed, {status}")))
}
