//! The folder of installed tools: one folder per tool and version, a log folder, and one lock.

use crate::failure::Failure;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The cache shared by all checkouts of the project on this machine.
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// `$HANGYONG_CACHE`, else `$XDG_CACHE_HOME/hangyong`, else `~/.cache/hangyong`; created if it does not exist.
    ///
    /// # Errors
    /// When none of these variables is set, or the folder cannot be created.
    pub fn open() -> Result<Self, Failure> {
        let folder = folder_from(|name| std::env::var_os(name).filter(|value| !value.is_empty()));
        let folder = folder.ok_or_else(|| {
            Failure::Usage("set HOME or HANGYONG_CACHE: the tools need a folder to live in".to_owned())
        })?;
        fs::create_dir_all(folder.join("log")).map_err(Failure::io(&folder))?;
        Ok(Self { folder })
    }

    /// Waits until no other process installs; the lock is released when the value is dropped.
    ///
    /// # Errors
    /// When the lock file cannot be created or locked.
    pub fn lock(&self) -> Result<File, Failure> {
        let path = self.folder.join("lock");
        let file = File::create(&path).map_err(Failure::io(&path))?;
        if file.try_lock().is_err() {
            println!("waiting for another install into {}", self.folder.display());
            file.lock().map_err(Failure::io(&path))?;
        }
        Ok(file)
    }

    /// The folder of a finished installation of `tool`.
    pub fn place(&self, tool: &str, version: &str) -> PathBuf {
        self.folder.join(format!("{tool}-{version}"))
    }

    /// The file for the output of installing `tool`.
    pub fn log(&self, tool: &str) -> PathBuf {
        self.folder.join("log").join(format!("{tool}.log"))
    }

    /// Runs `install` with an empty folder, and moves that folder to its place only if it succeeds.
    ///
    /// # Errors
    /// When `install` fails, or a folder cannot be created, moved or deleted.
    pub fn install(
        &self,
        place: &Path,
        install: impl FnOnce(&Path) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let partial = self.folder.join("partial");
        clear(&partial)?;
        fs::create_dir_all(&partial).map_err(Failure::io(&partial))?;
        install(&partial)?;
        clear(place)?;
        fs::rename(&partial, place).map_err(Failure::io(place))
    }
}

fn clear(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::io(folder)(error)),
        _ => Ok(()),
    }
}

fn folder_from(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    variable("HANGYONG_CACHE")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(variable("XDG_CACHE_HOME")?).join("hangyong")))
        .or_else(|| Some(PathBuf::from(variable("HOME")?).join(".cache/hangyong")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(set: &'static [(&str, &str)]) -> Option<PathBuf> {
        folder_from(|name| {
            let found = set.iter().find(|(key, _)| *key == name)?;
            Some(OsString::from(found.1))
        })
    }

    #[test]
    fn the_project_s_own_variable_wins_over_the_desktop_s_and_that_over_home() {
        let all = &[("HANGYONG_CACHE", "/a"), ("XDG_CACHE_HOME", "/b"), ("HOME", "/c")];
        assert_eq!(with(all), Some("/a".into()));
        assert_eq!(with(&[("XDG_CACHE_HOME", "/b"), ("HOME", "/c")]), Some("/b/hangyong".into()));
        assert_eq!(with(&[("HOME", "/c")]), Some("/c/.cache/hangyong".into()));
        assert_eq!(with(&[]), None);
    }

    #[test]
    fn a_failed_install_leaves_nothing_in_its_place() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cache = Cache { folder: folder.path().to_owned() };
        let place = cache.place("tool", "1.0");
        let failed = cache.install(&place, |partial| {
            fs::write(partial.join("half"), "x").map_err(Failure::io(partial))?;
            Err(Failure::Step("the network broke".to_owned()))
        });
        assert!(failed.is_err());
        assert!(!place.exists());
        cache.install(&place, |_| Ok(())).expect("the second attempt succeeds");
        assert!(place.exists() && !place.join("half").exists());
    }
}
