//! npm packages, in a folder of the project, at the versions locked there.

use super::cache::Cache;
use super::{node, slow};
use crate::failure::Failure;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What to install, and how to describe it.
pub struct Packages<'a> {
    /// The folder with `package.json` and its lock file.
    pub folder: &'a Path,
    /// A readable name for the packages.
    pub what: &'static str,
    /// Their purpose, as a verb phrase after "it".
    pub why: &'static str,
    /// The name of the log.
    pub log: &'static str,
    /// The command for installing them by hand.
    pub command: &'static str,
}

impl Packages<'_> {
    /// Installs the versions in the lock file, unless that was done before.
    ///
    /// # Errors
    /// When npm is missing or the installation fails.
    pub fn ensure(&self, cache: &Cache) -> Result<(), Failure> {
        let lock = self.folder.join("package-lock.json");
        let wanted = fs::read_to_string(&lock).map_err(Failure::io(&lock))?;
        // Written last, and removed by npm together with its folder: an unfinished installation has no such file.
        let stamp = self.folder.join("node_modules/.installed-from");
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        let npm = node::npm(self.why)?;
        println!("installing {}: it {}", self.what, self.why);
        let log = cache.log(self.log);
        let mut install = Command::new(npm);
        install
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(self.folder)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        if !slow::run(self.what, &mut install, &log)? {
            return Err(Failure::Missing {
                what: self.what.to_owned(),
                why: self.why,
                command: self.command.to_owned(),
                log: Some(log),
            });
        }
        fs::write(&stamp, wanted).map_err(Failure::io(&stamp))
    }
}
