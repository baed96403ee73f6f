//! Compiles Rust to WebAssembly with the JavaScript that loads it, and writes styles and the template page, with
//! addresses relative to the page. Makes the same of `index.html` as `trunk serve`, without two slow-compiling tools.

use super::{checksum, site_data, template};
use crate::failure::Failure;
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
/// The Cargo profile for what the browser downloads.
const PROFILE: &str = "wasm";
/// The Cargo profile for development.
const QUICK_PROFILE: &str = "watch";
/// The application, which the page loads as a module.
const APPLICATION: &str = "hangyong";
/// The workers, each with a loader script: not every browser supports module workers.
const WORKERS: [&str; 2] = ["planner", "reader"];

/// Bundles the application into `out`.
///
/// # Errors
/// When the compiler or wasm-bindgen fails, or a file cannot be read or written.
pub fn run(out: &Path) -> Result<(), Failure> {
    println!("building the application for the browser");
    compile(PROFILE, &every_program(), &flags()?)?;
    fs::create_dir_all(out).map_err(Failure::io(out))?;
    let linked = fs::read(linked()).map_err(Failure::io(&linked()))?;
    // Named after its content, so that a cache never joins files of two versions.
    let name = format!("{APPLICATION}-{}", checksum::short(&linked));
    bind_application(PROFILE, &name, out)?;
    bind_workers(PROFILE, out)?;
    template::write(&workspace::root(), &name, out)?;
    site_data::write(&workspace::root().join("assets"), out)
}

/// Only the program, compiled quickly into `out`: the application as `name.js` and `name_bg.wasm`, and the workers too
/// if `workers` is set.
///
/// # Errors
/// When the compiler or wasm-bindgen fails, or a file cannot be written.
pub fn run_quickly(name: &str, workers: bool, out: &Path) -> Result<(), Failure> {
    let programs = if workers { every_program() } else { vec![APPLICATION] };
    compile(QUICK_PROFILE, &programs, &[])?;
    bind_application(QUICK_PROFILE, name, out)?;
    if workers { bind_workers(QUICK_PROFILE, out) } else { Ok(()) }
}

/// The path of the application as the linker wrote it, once [`run`] has built it.
pub fn linked() -> PathBuf {
    program(PROFILE, APPLICATION)
}

fn every_program() -> Vec<&'static str> {
    [APPLICATION].into_iter().chain(WORKERS).collect()
}

fn program(profile: &str, name: &str) -> PathBuf {
    workspace::target().join(TARGET).join(profile).join(format!("{name}.wasm"))
}

fn compile(profile: &str, programs: &[&str], flags: &[String]) -> Result<(), Failure> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--locked", "--package", "hangyong", "--profile", profile, "--target", TARGET])
        .args(programs.iter().flat_map(|program| ["--bin", program]))
        .current_dir(workspace::root())
        // For this target only: build scripts are compiled for the host.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
    succeed(cargo, "cargo build for the browser")
}

fn bind_application(profile: &str, name: &str, out: &Path) -> Result<(), Failure> {
    bind(&program(profile, APPLICATION), name, out, |bindgen| bindgen.web(true))
}

fn bind_workers(profile: &str, out: &Path) -> Result<(), Failure> {
    WORKERS.into_iter().try_for_each(|worker| {
        bind(&program(profile, worker), worker, out, |bindgen| bindgen.no_modules(true))?;
        let file = out.join(format!("{worker}_loader.js"));
        fs::write(&file, worker_loader(worker)).map_err(Failure::io(&file))
    })
}

/// Writes `name.js` and `name_bg.wasm`. Function names are kept, because the program is split by them.
fn bind(
    wasm: &Path,
    name: &str,
    out: &Path,
    kind: impl FnOnce(&mut Bindgen) -> Result<&mut Bindgen, anyhow::Error>,
) -> Result<(), Failure> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).typescript(false);
    let made = kind(&mut bindgen).and_then(|bindgen| bindgen.generate(out));
    made.map_err(|error| Failure::Step(format!("wasm-bindgen on {}: {error:#}", wasm.display())))
}

/// The script that starts a worker's program. If it cannot start, the error is thrown where the page notices it.
fn worker_loader(name: &str) -> String {
    format!(
        "importScripts(\"./{name}.js\");\n\
         wasm_bindgen({{ module_or_path: \"./{name}_bg.wasm\" }}).catch((error) => setTimeout(() => {{ throw error; }}));\n"
    )
}

/// Flags for the compiler.
fn flags() -> Result<Vec<String>, Failure> {
    // Unambiguous symbols, and the linker's relocation notes: splitting the program needs both.
    let mut flags = vec!["-Csymbol-mangling-version=v0".to_owned(), "-Clink-arg=--emit-relocs".to_owned()];
    // Panic messages contain source paths. They should not reveal folders of this machine, and the same source should
    // give the same files everywhere.
    for sources in registry_sources()? {
        flags.push(format!("--remap-path-prefix={}=", sources.join("").display()));
    }
    // Flags are separated by spaces, so the prefix of a folder with a space in its name cannot be removed.
    flags.retain(|flag| !flag.contains(char::is_whitespace));
    Ok(flags)
}

/// The folders in which Cargo keeps downloaded sources, one for each registry.
fn registry_sources() -> Result<Vec<PathBuf>, Failure> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let Some(sources) = home.map(|home| home.join("registry/src")).filter(|sources| sources.is_dir()) else {
        return Ok(Vec::new());
    };
    let entries = fs::read_dir(&sources).map_err(Failure::io(&sources))?;
    Ok(entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect())
}

fn succeed(mut command: Command, title: &str) -> Result<(), Failure> {
    let status = command.status().map_err(|error| Failure::Step(format!("{title}: {error}")))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::Step(format!("{title} failed, {status}")))
}
