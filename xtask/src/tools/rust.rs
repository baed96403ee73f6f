//! What rustup adds to a toolchain: the target of the browser, the formatter, the linter. Also `cargo install`.

use super::cache::Cache;
use super::slow;
use crate::failure::Failure;
use std::path::Path;
use std::process::{Command, Stdio};

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub fn wasm_target(cache: &Cache) -> Result<(), Failure> {
    if target_is_there() {
        return Ok(());
    }
    add(cache, "target", TARGET, "compiles the application for the browser")
}

/// A part of the toolchain that gives `cargo` the given subcommand.
pub fn component(cache: &Cache, name: &str, subcommand: &str, why: &'static str) -> Result<(), Failure> {
    let found = Command::new("cargo")
        .args([subcommand, "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if found {
        return Ok(());
    }
    add(cache, "component", name, why)
}

/// A `cargo install` that is quick to compile rather than quick to run; `extra` are further arguments.
pub fn cargo_install(
    cache: &Cache,
    name: &str,
    version: &str,
    extra: &[&str],
    folder: &Path,
) -> Result<bool, Failure> {
    let mut command = Command::new("cargo");
    command
        .args(["install", name, "--version", version, "--root"])
        .arg(folder)
        .args(extra)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", cache.build_folder())
        .env("CARGO_PROFILE_RELEASE_LTO", "false")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
    slow::run(&format!("{name} {version}"), &mut command, &cache.log(name))
}

fn target_is_there() -> bool {
    let asked = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
    asked.is_ok_and(|output| {
        let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success() && std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some())
    })
}

fn add(cache: &Cache, kind: &'static str, name: &str, why: &'static str) -> Result<(), Failure> {
    println!("installing the Rust {kind} {name}: it {why}");
    let log = cache.log(name);
    if slow::run(name, Command::new("rustup").args([kind, "add", name]), &log)? {
        return Ok(());
    }
    Err(Failure::Missing {
        what: format!("the Rust {kind} {name}"),
        why,
        command: format!("rustup {kind} add {name}"),
        log: Some(log),
    })
}
