//! Minifies styles and the scripts of the first view.

use crate::failure::Failure;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The oldest browsers that run the application; older ones get the text edition.
const BROWSERS: &str = "--target=chrome90,firefox90,safari14.1";

/// Minifies a style sheet in place.
///
/// # Errors
/// When esbuild cannot be started or fails.
pub fn style_sheet(esbuild: &Path, file: &Path) -> Result<(), Failure> {
    in_place(esbuild, file, &["--minify", BROWSERS])
}

/// The scripts of the first view that are files, by how their names begin, and how they are minified: the application's
/// and the one that starts it are modules; the one that moves the picture of the map also runs in the oldest browsers.
const SCRIPTS: [(&str, &[&str]); 3] = [
    ("hangyong-", &["--minify", "--format=esm", BROWSERS]),
    ("boot-", &["--minify", "--format=esm", BROWSERS]),
    ("early-map-", &["--minify", "--target=es5"]),
];

/// Minifies the scripts of the first view in place.
///
/// # Errors
/// When `site` cannot be read, or esbuild cannot be started or fails.
pub fn scripts(esbuild: &Path, site: &Path) -> Result<(), Failure> {
    let entries = fs::read_dir(site).map_err(Failure::io(site))?.flatten();
    for file in entries.map(|entry| entry.path()) {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let known = SCRIPTS.iter().find(|(start, _)| name.starts_with(start) && name.ends_with(".js"));
        if let Some((_, how)) = known {
            in_place(esbuild, &file, how)?;
        }
    }
    Ok(())
}

/// The script that stands in every page, minified for the oldest browsers.
///
/// # Errors
/// When esbuild cannot be started or fails.
pub fn script_in_pages(esbuild: &Path, script: &str) -> Result<String, Failure> {
    let failed = |error: std::io::Error| Failure::Step(format!("esbuild: {error}"));
    let mut child = Command::new(esbuild)
        .args(["--minify", "--target=es5", "--log-level=warning"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    // It reads everything before it writes, and the pipe is closed at the end of this statement.
    child.stdin.take().map_or(Ok(()), |mut to| to.write_all(script.as_bytes())).map_err(failed)?;
    let done = child.wait_with_output().map_err(failed)?;
    match String::from_utf8(done.stdout) {
        Ok(text) if done.status.success() => Ok(text.trim_end().to_owned()),
        _ => Err(Failure::Step("esbuild refused the script in the pages".to_owned())),
    }
}

fn in_place(esbuild: &Path, file: &Path, how: &[&str]) -> Result<(), Failure> {
    let mut outfile = std::ffi::OsString::from("--outfile=");
    outfile.push(file);
    let mut command = Command::new(esbuild);
    command.arg(file).args(how).args(["--allow-overwrite", "--log-level=warning"]).arg(outfile);
    let status = command.status().map_err(|error| Failure::Step(format!("esbuild: {error}")))?;
    if status.success() { Ok(()) } else { Err(Failure::Step(format!("esbuild refused {}", file.display()))) }
}
