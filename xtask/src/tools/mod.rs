//! Finds the pinned tools or installs them: looks in the cache first, then on the machine, then in the registries.
//!
//! A tool counts as present only if it reports the wanted version. Installations never run in parallel, and an
//! unfinished one is never in the place where a finished one is expected.

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

/// From the npm package that contains it: the versions in distributions are too old for today's compiler.
const WASM_OPT: Program = Program {
    name: "wasm-opt",
    version: "132",
    package: "binaryen",
    package_version: "132.0.0",
    why: "makes the application smaller",
};

/// A single program without dependencies that parses scripts and styles.
const ESBUILD: Program = Program {
    name: "esbuild",
    version: "0.25.12",
    package: "esbuild",
    package_version: "0.25.12",
    why: "makes scripts and styles smaller",
};

/// The tools for building the site.
pub struct BuildTools {
    /// The path of the WebAssembly optimiser.
    pub wasm_opt: PathBuf,
    /// The path of the program that minifies scripts and styles.
    pub esbuild: PathBuf,
}

/// The tools for opening the site in a browser.
pub struct BrowserTools {
    /// The path of the browser.
    pub chromium: PathBuf,
    /// The path of the test runner's command.
    pub playwright: PathBuf,
}

/// The tools of `cargo xtask build`, installed where missing.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn for_building() -> Result<BuildTools, Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    rust::wasm_target(&cache)?;
    Ok(BuildTools { wasm_opt: WASM_OPT.ensure(&cache)?, esbuild: ESBUILD.ensure(&cache)? })
}

/// Installs what is needed to compile the program for the browser, where missing.
///
/// # Errors
/// When the target is missing and cannot be installed.
pub fn for_compiling() -> Result<(), Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    rust::wasm_target(&cache)
}

/// The tools of the browser measurements, installed where missing.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn for_the_browser() -> Result<BrowserTools, Failure> {
    with_playwright(chromium::ensure)
}

/// The tools of the browser tests, installed where missing.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn for_browser_tests() -> Result<BrowserTools, Failure> {
    with_playwright(chromium::ensure_for_tests)
}

fn with_playwright(browser: fn(&Cache) -> Result<PathBuf, Failure>) -> Result<BrowserTools, Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    let playwright = browser_runner::ensure(&cache)?;
    Ok(BrowserTools { chromium: browser(&cache)?, playwright })
}

/// The test runner and the engines other than Chromium, installed where missing.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn for_other_engines() -> Result<(PathBuf, Engines), Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    Ok((browser_runner::ensure(&cache)?, engines::ensure(&cache)?))
}

/// Installs the map libraries of `cargo xtask bench first`, where missing.
///
/// # Errors
/// When a library is missing and cannot be installed.
pub fn for_the_peers() -> Result<(), Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    peers::ensure(&cache)
}

/// The path of the Python that reads exported trips with third-party programs, installed where missing.
///
/// # Errors
/// When Python or a reader is missing and cannot be installed.
pub fn for_the_formats() -> Result<PathBuf, Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    format_readers::ensure(&cache)
}

/// The path of the browser alone, for drawing pictures.
///
/// # Errors
/// When the browser is missing and cannot be installed.
pub fn for_pictures() -> Result<PathBuf, Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    chromium::ensure(&cache)
}

/// The programs of `cargo xtask streets`, installed where missing.
///
/// # Errors
/// When a program is missing and cannot be installed.
pub fn for_streets() -> Result<StreetTools, Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    streets::ensure(&cache)
}

/// Runs one of those programs with its output in a log of the cache; returns whether it succeeded, and the log's path.
///
/// # Errors
/// When the log cannot be written.
pub fn run_logged(title: &str, command: &mut std::process::Command) -> Result<(bool, PathBuf), Failure> {
    let log = Cache::open()?.log("streets");
    Ok((slow::run(title, command, &log)?, log))
}

/// Installs rustfmt, clippy and the browser target, where missing.
///
/// # Errors
/// When a component is missing and cannot be installed.
pub fn for_linting() -> Result<(), Failure> {
    let cache = Cache::open()?;
    let _lock = cache.lock()?;
    rust::wasm_target(&cache)?;
    rust::component(&cache, "rustfmt", "fmt", "checks the format")?;
    rust::component(&cache, "clippy", "clippy", "finds likely mistakes")
}
