//! Third-party readers of calendars and maps, in Python, at the versions in `tests/formats/requirements.txt`.

use super::cache::Cache;
use super::{search_path, slow};
use crate::failure::Failure;
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const WHY: &str = "reads the exported trips with programs that are not ours";

/// Installs the readers where missing; returns the path of the Python that has them.
///
/// # Errors
/// When Python is missing or the readers cannot be installed.
pub fn ensure(cache: &Cache) -> Result<PathBuf, Failure> {
    let list = workspace::root().join("tests/formats/requirements.txt");
    let wanted = fs::read(&list).map_err(Failure::io(&list))?;
    let place = cache.place("format-readers", &format!("{:016x}", fingerprint(&wanted)));
    let python = python_in(&place);
    if python.is_file() {
        return Ok(python);
    }
    println!("installing the readers in tests/formats/requirements.txt (Python): it {WHY}");
    let log = cache.log("format-readers");
    cache.install(&place, |folder| {
        let base = search_path::find("python3").or_else(|| search_path::find("python"));
        let missing = |log| Failure::Missing {
            what: "Python 3.10 or newer, with venv and pip,".to_owned(),
            why: WHY,
            command: "your system's package manager (Debian: apt-get install python3-venv)".to_owned(),
            log,
        };
        let mut venv = Command::new(base.ok_or_else(|| missing(None))?);
        venv.args(["-m", "venv"]).arg(folder);
        if !slow::run("a folder for Python packages", &mut venv, &log)? {
            return Err(missing(Some(log.clone())));
        }
        let mut install = Command::new(python_in(folder));
        install
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-deps",
                "--requirement",
            ])
            .arg(&list);
        if slow::run("the readers", &mut install, &log)? {
            return Ok(());
        }
        Err(Failure::Missing {
            what: "the readers in tests/formats/requirements.txt".to_owned(),
            why: WHY,
            command: "python3 -m pip install --no-deps --requirement tests/formats/requirements.txt"
                .to_owned(),
            log: Some(log.clone()),
        })
    })?;
    Ok(python)
}

fn python_in(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// A hash of the list of packages, so that another list gets another folder (FNV-1a).
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_list_goes_to_another_place() {
        assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_ne!(fingerprint(b"lxml==6.1.3"), fingerprint(b"lxml==6.1.4"));
    }
}
