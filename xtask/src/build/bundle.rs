//! Runs Trunk: Rust to WebAssembly, styles, and the template page, with addresses relative to the page.

use crate::failure::Failure;
use crate::tools::BuildTools;
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};
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
        // For this target only: Trunk's hooks compile for the machine itself.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags()?.join(" "))
        // Trunk takes only `true` and `false` here, and stops on the usual `1`.
        .env_remove("NO_COLOR");
    succeed(trunk, "trunk build")
}

/// The application as the linker wrote it, where [`run`] has it built.
pub fn linked() -> PathBuf {
    workspace::target().join("wasm32-unknown-unknown/wasm/hangyong.wasm")
}

/// For the compiler.
fn flags() -> Result<Vec<String>, Failure> {
    // Symbols that tell functions apart, and the linker's notes on what refers to what: the program is cut in two by
    // them.
    let mut flags = vec!["-Csymbol-mangling-version=v0".to_owned(), "-Clink-arg=--emit-relocs".to_owned()];
    // Panics tell their place in the source. Where that lies on this machine is nobody's business, and the same source
    // should give the same files everywhere.
    for sources in registry_sources()? {
        flags.push(format!("--remap-path-prefix={}=", sources.join("").display()));
    }
    // Flags are told apart by spaces, so a folder with one in its name cannot be taken out.
    flags.retain(|flag| !flag.contains(char::is_whitespace));
    Ok(flags)
}

/// The folders in which Cargo keeps what it fetched, one for each registry.
fn registry_sources() -> Result<Vec<PathBuf>, Failure> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let Some(sources) = home.map(|home| home.join("registry/src")).filter(|sources| sources.is_dir()) else {
        return Ok(Vec::new());
    };
    let entries = fs::read_dir(&sources).map_err(Failure::io(&sources))?;
    Ok(entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect())
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
