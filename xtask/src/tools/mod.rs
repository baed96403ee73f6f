//! Finds the pinned tools, or installs them: cache first, then the machine, then the registries.
//!
//! A tool is taken for present only when it says the version that is wanted. Installs never run two at a time, and
//! a half-finished one never stands where a finished one is looked for.

mod apt;
mod browser_runner;
mod cache;
mod chromium;
mod engines;
mod format_readers;
mod node;
mod npm_packages;
mod npm_program;
mod peers;
mod rust;
mod search_path;
mod slow;
mod streets;

use crate::failure::Failure;
use cache::Cache;
use npm_program::Program;
use std::path::PathBuf;

pub use engines::Engines;
pub use streets::StreetTools;

/// From the npm package that carries it: the ones in distributions are too old for today's compiler.
const WASM_OPT: Program = Program {
    name: "wasm-opt",
    version: "132",
    package: "binaryen",
    package_version: "132.0.0",
    why: "makes the application smaller",
};

/// One program without dependencies that knows the syntax of scripts and styles.
const ESBUILD: Program = Program {
    name: "esbuild",
    version: "0.25.12",
    package: "esbuild",
    package_version: "0.25.12",
    why: "makes scripts and styles smaller",
};

/// What it takes to build the site.
pub struct BuildTools {
    /// The optimiser of WebAssembly.
    pub wasm_opt: PathBuf,
    /// What makes scripts and styles shorter.
    pub esbuild: PathBuf,
}

/// What it takes to open the site in a browser.
pub struct BrowserTools {
    /// The browser.
    pub chromium: PathBuf,
    /// The test runner's command.
    pub playwright: PathBuf,
}

/// The tools of `cargo xtask build`, installed where missing.
pub fn for_building() -> Result<BuildTools, Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    rust::wasm_target(&cache)?;
    Ok(BuildTools { wasm_opt: WASM_OPT.ensure(&cache)?, esbuild: ESBUILD.ensure(&cache)? })
}

/// What compiles the program for the browser, installed where missing.
pub fn for_compiling() -> Result<(), Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    rust::wasm_target(&cache)
}

/// The tools of the browser tests and measurements, installed where missing.
pub fn for_the_browser() -> Result<BrowserTools, Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    let playwright = browser_runner::ensure(&cache)?;
    let chromium = chromium::ensure(&cache)?;
    Ok(BrowserTools { chromium, playwright })
}

/// The test runner and the engines beside Chromium, installed where missing.
pub fn for_other_engines() -> Result<(PathBuf, Engines), Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    Ok((browser_runner::ensure(&cache)?, engines::ensure(&cache)?))
}

/// The map libraries of `cargo xtask bench first`, installed where missing.
pub fn for_the_peers() -> Result<(), Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    peers::ensure(&cache)
}

/// The Python that reads exported trips with other people's programs, installed where missing.
pub fn for_the_formats() -> Result<PathBuf, Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    format_readers::ensure(&cache)
}

/// The browser alone, for drawing pictures.
pub fn for_pictures() -> Result<PathBuf, Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    chromium::ensure(&cache)
}

/// The programs of `cargo xtask streets`, installed where missing.
pub fn for_streets() -> Result<StreetTools, Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    streets::ensure(&cache)
}

/// Runs a program of those with its output in a log of the cache; true when it succeeded.
pub fn run_logged(title: &str, command: &mut std::process::Command) -> Result<(bool, PathBuf), Failure> {
    let log = Cache::open()?.log("streets");
    Ok((slow::run(title, command, &log)?, log))
}

/// rustfmt, clippy and the target of the browser, installed where missing.
pub fn for_linting() -> Result<(), Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    rust::wasm_target(&cache)?;
    rust::component(&cache, "rustfmt", "fmt", "checks the format")?;
    rust::component(&cache, "clippy", "clippy", "finds likely mistakes")
}
