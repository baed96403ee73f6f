//! Installs the pinned packages into the cache, unless they are there already, and runs `extract.py` with them.

use super::{BasemapError, file_error};
use std::path::{Path, PathBuf};
use std::process::Command;

const CPCA: &str = "cpca==0.5.5";

/// The folder `basemap` in the cache shared by all commands: `$HANGYONG_CACHE`, else `hangyong` in `$XDG_CACHE_HOME` or
/// `~/.cache`. Created if it is missing.
pub(super) fn cache_directory() -> Result<PathBuf, BasemapError> {
    let own = std::env::var_os("HANGYONG_CACHE").map(PathBuf::from);
    let xdg = || std::env::var_os("XDG_CACHE_HOME").map(|base| PathBuf::from(base).join("hangyong"));
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache").join("hangyong"));
    let cache = own.or_else(xdg).or_else(home).ok_or(BasemapError::NoCacheDirectory)?.join("basemap");
    std::fs::create_dir_all(&cache).map_err(|source| file_error(&cache, source))?;
    Ok(cache)
}

/// The interpreter of a virtual environment with the pinned packages; reinstalled when their list has changed.
pub(super) fn python_with_packages(cache: &Path, root: &Path) -> Result<PathBuf, BasemapError> {
    let list = root.join("xtask/src/basemap/requirements.txt");
    let wanted = std::fs::read_to_string(&list).map_err(|source| file_error(&list, source))? + CPCA;
    let venv = cache.join("venv");
    let python = venv.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let marker = venv.join("installed.txt");
    if std::fs::read_to_string(&marker).is_ok_and(|installed| installed == wanted) {
        println!("basemap: Python packages are in {}", venv.display());
        return Ok(python);
    }
    println!("basemap: installing Python packages into {} (180 MB, some minutes)", venv.display());
    let advice = "Install Python 3.10 or newer with its venv module.";
    run(
        Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv),
        "making the environment",
        advice,
    )?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    run(Command::new(&python).args(pip).arg("-r").arg(&list), "installing the packages", advice)?;
    // Only its table of county seats is needed, not its dependencies.
    run(Command::new(&python).args(pip).args(["--no-deps", CPCA]), "installing cpca", advice)?;
    std::fs::write(&marker, wanted).map_err(|source| file_error(&marker, source))?;
    Ok(python)
}

/// Runs `extract.py`, which writes the shapes as JSON.
pub(super) fn extract(python: &Path, root: &Path, out: &Path) -> Result<(), BasemapError> {
    let mut command = Command::new(python);
    command.arg(root.join("xtask/src/basemap/extract.py"));
    command.arg("--hand").arg(root.join("assets/basemap/hand"));
    command.arg("--out").arg(out);
    run(&mut command, "cutting and joining the shapes", "Delete the cache and try again.")
}

fn run(command: &mut Command, what: &'static str, advice: &'static str) -> Result<(), BasemapError> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(BasemapError::Step { what }),
        Err(source) => Err(BasemapError::Start { program, source, advice }),
    }
}
