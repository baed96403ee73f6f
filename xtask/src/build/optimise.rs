//! Makes every WebAssembly file of the site smaller, and splits the application in two.

use super::short_names;
use super::split::{self, Halves, Place, References};
use crate::failure::Failure;
use crate::workspace;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Features that today's Rust compiler may use by default; every browser since 2023 supports them.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
/// Passes that optimise for size as far as possible.
const SMALL: [&str; 6] = ["-Oz", "--gufa-optimizing", "--converge", LOW, NO_PRODUCERS, NO_FEATURES];
/// The same for a half, where it is unknown what the other half does with shared state.
const HALF: [&str; 5] = ["-Oz", "--converge", LOW, NO_PRODUCERS, NO_FEATURES];
/// The first kilobyte of memory is the far end of the stack: no computed pointer leads there.
const LOW: &str = "--low-memory-unused";
/// Removes a section that browsers do not read.
const NO_PRODUCERS: &str = "--strip-producers";
/// See [`NO_PRODUCERS`].
const NO_FEATURES: &str = "--strip-target-features";

/// The suffixes of the application's files: `PROGRAM` for the whole program or the first half, `REST` for the rest.
pub const PROGRAM: &str = "_bg.wasm";
/// See [`PROGRAM`].
pub const REST: &str = "_rest.wasm";

/// Optimises the `.wasm` files directly in `site` for size. `linked` is the application as the linker wrote it.
///
/// # Errors
/// When a file cannot be read or written, a program cannot be split, or `wasm-opt` fails.
pub fn run(wasm_opt: &Path, linked: &Path, site: &Path) -> Result<(), Failure> {
    for file in wasm_files(site)? {
        let before = size(&file)?;
        if is_application(&file) {
            short_names::run(&script_of(&file), &file)?;
            in_two(wasm_opt, linked, &file)?;
        } else {
            without_notes(&file)?;
            smaller(wasm_opt, &file, &SMALL)?;
        }
        println!("wasm-opt: {before} bytes became {}", size(&file)?);
    }
    Ok(())
}

/// Workers are separate programs, loaded as a whole when they are needed.
fn is_application(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.starts_with("hangyong-") && name.ends_with(PROGRAM))
}

/// Splits before optimising: functions that were inlined or merged have lost the names by which they are moved.
fn in_two(wasm_opt: &Path, linked: &Path, file: &Path) -> Result<(), Failure> {
    let notes = fs::read(linked).map_err(Failure::io(linked))?;
    let references = References::read(&notes).map_err(Failure::content(linked))?;
    let whole = fs::read(file).map_err(Failure::io(file))?;
    let halves = split::split(&whole, &references, split::is_gate).map_err(Failure::content(file))?;
    let Some(halves) = halves else {
        without_notes(file)?;
        return smaller(wasm_opt, file, &SMALL);
    };
    let rest = rest_of(file);
    fs::write(&rest, &halves.rest).map_err(Failure::io(&rest))?;
    fs::write(file, &halves.first).map_err(Failure::io(file))?;
    report(&halves)?;
    smaller(wasm_opt, &rest, &HALF)?;
    smaller(wasm_opt, file, &HALF)
}

/// Removes the linker's notes, which only the split needs.
fn without_notes(file: &Path) -> Result<(), Failure> {
    let wasm = fs::read(file).map_err(Failure::io(file))?;
    let plain = split::without_notes(&wasm).map_err(Failure::content(file))?;
    fs::write(file, plain).map_err(Failure::io(file))
}

/// The script of a program: `hangyong-1.js` for `hangyong-1_bg.wasm`.
fn script_of(file: &Path) -> PathBuf {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    file.with_file_name(name.replace(PROGRAM, ".js"))
}

/// The deferred half of a program: `hangyong-1_rest.wasm` for `hangyong-1_bg.wasm`.
fn rest_of(file: &Path) -> PathBuf {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    file.with_file_name(name.replace(PROGRAM, REST))
}

/// Lists which function went where, as a help for making the first view smaller: a text file in the build's own folder.
fn report(halves: &Halves) -> Result<(), Failure> {
    let file = workspace::root().join("target/split.txt");
    let sum = |place: Place| {
        let there = halves.functions.iter().filter(|function| function.place == place);
        there.fold((0, 0), |(count, size), function| (count + 1, size + function.size))
    };
    let mut told = String::new();
    for (place, title) in [
        (Place::Crossing, "moved, and called by the first half"),
        (Place::First, "stayed in the first half"),
        (Place::Rest, "moved"),
    ] {
        let (count, size) = sum(place);
        println!("split: {count} functions of {size} instructions {title}");
        // Writing into a string cannot fail.
        let _ = writeln!(told, "# {count} functions of {size} instructions {title}");
        for function in halves.functions.iter().filter(|function| function.place == place) {
            let why = function.needed_by.iter().map(|by| format!("  <- {by}")).collect::<String>();
            let _ = writeln!(told, "{:7} {}{why}", function.size, function.name);
        }
    }
    println!("split: {} bytes of static data stayed, {} moved", halves.data.0, halves.data.1);
    let is_there =
        |gate: &&&str| halves.functions.iter().any(|function| split::is_the_gate(&function.name, gate));
    for gate in split::GATES.iter().filter(|gate| !is_there(gate)) {
        let _ = writeln!(told, "# not in the program, or inlined: {gate}");
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    }
    fs::write(&file, told).map_err(Failure::io(&file))
}

fn smaller(wasm_opt: &Path, file: &Path, passes: &[&str]) -> Result<(), Failure> {
    let smaller = file.with_extension("smaller");
    let status = Command::new(wasm_opt)
        .args(passes)
        .args(FEATURES)
        .arg(file)
        .arg("--output")
        .arg(&smaller)
        .status()
        .map_err(Failure::io(wasm_opt))?;
    if !status.success() {
        return Err(Failure::Step(format!("wasm-opt failed on {}, {status}", file.display())));
    }
    fs::rename(&smaller, file).map_err(Failure::io(file))
}

fn wasm_files(site: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(site).map_err(Failure::io(site))?;
    let files = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    Ok(files.filter(|file| file.extension().is_some_and(|extension| extension == "wasm")).collect())
}

fn size(file: &Path) -> Result<u64, Failure> {
    Ok(fs::metadata(file).map_err(Failure::io(file))?.len())
}
