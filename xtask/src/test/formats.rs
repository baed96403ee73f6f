//! The exported trip files, read with third-party programs: 200 random trips in every format.

use super::cargo;
use super::count::Count;
use super::native::result_in;
use crate::failure::Failure;
use crate::{tools, workspace};
use std::fs;
use std::process::{Command, Stdio};

/// The test that writes the files; it is ignored in other runs.
const WRITER: &str = "formats::write_two_hundred_random_trips";

/// Writes the files and has them read.
///
/// # Errors
/// When the readers cannot be installed, or Cargo or Python cannot be started.
pub fn run() -> Result<Count, Failure> {
    let python = tools::for_the_formats()?;
    let folder = workspace::root().join("target/formats");
    // Files of an earlier run must not be read instead of those of this one.
    let _ = fs::remove_dir_all(&folder);
    let writing = cargo::command(&[
        "test",
        "--quiet",
        "--locked",
        "--test",
        "trip",
        WRITER,
        "--",
        "--ignored",
        "--exact",
    ])
    .env("HANGYONG_FORMATS_DIR", &folder)
    .output()
    .map_err(|error| Failure::Step(format!("cargo test: {error}")))?;
    let written = String::from_utf8_lossy(&writing.stdout);
    let count: Count = written.lines().filter_map(result_in).fold(Count::default(), |sum, one| sum + one);
    if !writing.status.success() || count.passed != 1 {
        println!("{written}{}", String::from_utf8_lossy(&writing.stderr));
        return Ok(Count::one(false));
    }
    read(&python, &folder)
}

fn read(python: &std::path::Path, folder: &std::path::Path) -> Result<Count, Failure> {
    let output = Command::new(python)
        .arg(workspace::root().join("tests/formats/check.py"))
        .arg(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Failure::Step(format!("python: {error}")))?;
    let said = String::from_utf8_lossy(&output.stdout);
    print!("{said}");
    let count = said.lines().last().and_then(sum_in).unwrap_or_default();
    Ok(count.with_exit(output.status.success() && count.passed > 0))
}

/// The counts in the last line, `804 passed, 0 failed`.
fn sum_in(line: &str) -> Option<Count> {
    let (passed, failed) = line.split_once(", ")?;
    let number = |text: &str, word: &str| text.trim().strip_suffix(word)?.trim().parse().ok();
    Some(Count { passed: number(passed, "passed")?, failed: number(failed, "failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readers_sum_is_counted() {
        assert_eq!(sum_in("804 passed, 2 failed"), Some(Count { passed: 804, failed: 2 }));
        assert_eq!(sum_in("Traceback (most recent call last):"), None);
    }
}
