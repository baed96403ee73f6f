//! npm packages, in a folder of the project, at the versions locked there.

use super::cache::Cache;
use super::{node, slow};
use crate::failure::Failure;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What to install and how to say it.
pub struct Packages<'a> {
    /// The folder of `package.json` and its lock.
    pub folder: &'a Path,
    /// What it is, for people.
    pub what: &'static str,
    /// What for, as a verb phrase after "it".
    pub why: &'static str,
    /// The name of the log.
    pub log: &'static str,
    /// What a person types to do it by hand.
    pub command: &'static str,
}

impl Packages<'_> {
    /// Installs what the lock says, unless that was done before.
    pub fn ensure(&self, cache: &Cache) -> Result<(), Failure> {
        let lock = self.folder.join("package-lock.json");
        let wanted = fs::read_to_string(&lock).map_err(Failure::io(&lock))?;
        // Written last, and removed by npm with the folder it lies in: a half-finished install has none.
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
