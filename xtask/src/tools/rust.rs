//! Additions to the toolchain from rustup: the browser target, the formatter, the linter.

use super::cache::Cache;
use super::slow;
use crate::failure::Failure;
use std::process::{Command, Stdio};

const TARGET: &str = "wasm32-unknown-unknown";

/// Installs the standard library for WebAssembly, if it is missing.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn wasm_target(cache: &Cache) -> Result<(), Failure> {
    if target_is_there() {
        return Ok(());
    }
    add(cache, "target", TARGET, "compiles the application for the browser")
}

/// Installs the component that provides the given `cargo` subcommand, if it is missing.
///
/// # Errors
/// When it is missing and cannot be installed.
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
