//! The state of the watched folders, polled repeatedly: a few hundred files, read within milliseconds. Works alike on
//! every system, even on network drives and in containers, where systems do not report changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Folders and files below the root of the workspace.
const WATCHED: [&str; 5] = ["src", "assets", "index.html", "Cargo.toml", "Cargo.lock"];

/// A snapshot of the files: time of the last change and length in bytes, by path below the root with `/` as separator.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen(BTreeMap<String, (Option<SystemTime>, u64)>);

impl Seen {
    /// The current state below `root`.
    pub fn of(root: &Path) -> Self {
        let mut seen = BTreeMap::new();
        WATCHED.into_iter().for_each(|name| look(&root.join(name), name, &mut seen));
        Self(seen)
    }

    /// The files that differ in `later`: changed, new or deleted.
    pub fn changed(&self, later: &Self) -> BTreeSet<String> {
        let paths = self.0.keys().chain(later.0.keys());
        paths.filter(|path| self.0.get(*path) != later.0.get(*path)).cloned().collect()
    }
}

/// Records a file, or all files of a folder. What cannot be read, or has disappeared, is skipped.
fn look(path: &Path, name: &str, seen: &mut BTreeMap<String, (Option<SystemTime>, u64)>) {
    let Ok(about) = fs::metadata(path) else { return };
    if !about.is_dir() {
        seen.insert(name.to_owned(), (about.modified().ok(), about.len()));
        return;
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let last = entry.file_name().to_string_lossy().into_owned();
        if !is_an_editor_s(&last) {
            look(&entry.path(), &format!("{name}/{last}"), seen);
        }
    }
}

/// Whether it is a file that editors create beside the one that is open.
fn is_an_editor_s(name: &str) -> bool {
    name.starts_with(['.', '#']) || name.ends_with('~') || name == "4913"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_changed_new_or_gone_is_told_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path();
        let write = |name: &str, text: &str| fs::write(root.join(name), text).expect("it is written");
        fs::create_dir_all(root.join("assets/pack")).expect("folders are made");
        for name in ["assets/pack/a.json", "assets/pack/b.json", "index.html", "README.md"] {
            write(name, "1");
        }
        let before = Seen::of(root);
        assert!(before.changed(&Seen::of(root)).is_empty());
        write("assets/pack/a.json", "22");
        fs::remove_file(root.join("assets/pack/b.json")).expect("it is removed");
        for name in ["assets/c.svg", "assets/.c.svg.swp", "assets/c.svg~", "README.md"] {
            write(name, "333");
        }
        let changed: Vec<String> = before.changed(&Seen::of(root)).into_iter().collect();
        assert_eq!(changed, ["assets/c.svg", "assets/pack/a.json", "assets/pack/b.json"]);
    }
}
