//! `cargo xtask pack check DIR`: tells everything that is wrong with a content pack, a line each.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use hangyong::atlas::{self, Finding, PackFiles, Severity};
use hangyong::domain::clock;

/// Checks the pack in a folder and prints a line per finding and a last one that counts them. Exit code 1 with an
/// error among them, 2 when the folder cannot be read.
pub fn check(dir: &Path) -> ExitCode {
    let files = match read(dir) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("{} cannot be read: {error}", dir.display());
            return ExitCode::from(2);
        }
    };
    let findings = atlas::check(&files, clock::shanghai_time(now_ms()).date());
    for finding in &findings {
        println!("{finding}");
    }
    let count = |severity| findings.iter().filter(|finding: &&Finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    println!("{}: {errors} errors, {warnings} warnings", dir.display());
    ExitCode::from(u8::from(errors > 0))
}

/// Every file of a pack's folder, by its path within the folder.
pub fn read(dir: &Path) -> io::Result<PackFiles> {
    let mut files = PackFiles::new();
    read_into(dir, "", &mut files)?;
    Ok(files)
}

fn read_into(dir: &Path, prefix: &str, files: &mut PackFiles) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_into(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn now_ms() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}
