//! Makes every WebAssembly file of the site smaller.

use crate::failure::Failure;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What today's Rust compiler may use without being asked, and every browser since 2023 understands.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Optimises the `.wasm` files that lie directly in `site`, for size.
pub fn run(wasm_opt: &Path, site: &Path) -> Result<(), Failure> {
    for file in wasm_files(site)? {
        let before = size(&file)?;
        let smaller = file.with_extension("smaller");
        let status = Command::new(wasm_opt)
            .args(["-Oz", "--gufa-optimizing", "--converge"])
            .args(FEATURES)
            .arg(&file)
            .arg("--output")
            .arg(&smaller)
            .status()
            .map_err(Failure::io(wasm_opt))?;
        if !status.success() {
            return Err(Failure::Step(format!("wasm-opt failed on {}, {status}", file.display())));
        }
        fs::rename(&smaller, &file).map_err(Failure::io(&file))?;
        println!("wasm-opt: {before} bytes became {}", size(&file)?);
    }
    Ok(())
}

fn wasm_files(site: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(site).map_err(Failure::io(site))?;
    let files = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    Ok(files.filter(|file| file.extension().is_some_and(|extension| extension == "wasm")).collect())
}

fn size(file: &Path) -> Result<u64, Failure> {
    Ok(fs::metadata(file).map_err(Failure::io(file))?.len())
}
