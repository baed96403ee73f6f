//! The site's own pack, for tests that use all of it.

use std::path::{Path, PathBuf};

use hangyong::atlas::{PackFiles, parse_files};
use hangyong::domain::Atlas;

/// The files of `assets/pack`, by their paths relative to it.
pub fn files() -> PackFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pack");
    let mut files = PackFiles::new();
    for path in paths(&root) {
        let name = path.strip_prefix(&root).expect("inside the pack").to_string_lossy().replace('\\', "/");
        files.insert(name, std::fs::read(&path).expect("a file of the pack"));
    }
    files
}

/// The pack in `assets/pack`.
pub fn atlas() -> Atlas {
    parse_files(&files()).unwrap_or_else(|findings| panic!("{findings:#?}")).0
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of the pack");
    let found = entries.map(|entry| entry.expect("an entry").path());
    found.flat_map(|path| if path.is_dir() { paths(&path) } else { vec![path] }).collect()
}
