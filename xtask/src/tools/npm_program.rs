//! A program from an npm package.

use super::cache::Cache;
use super::{node, search_path, slow};
use crate::failure::Failure;
use std::path::PathBuf;
use std::process::Command;

/// What to install, and how to describe it.
pub struct Program {
    /// The name of the command.
    pub name: &'static str,
    /// What its `--version` prints.
    pub version: &'static str,
    /// The npm package.
    pub package: &'static str,
    /// The package's version.
    pub package_version: &'static str,
    /// Its purpose, as a verb phrase after "it".
    pub why: &'static str,
}

impl Program {
    /// The path of the program in the pinned version: from the cache, from the machine, or newly installed.
    ///
    /// # Errors
    /// When npm is missing or the installation fails.
    pub fn ensure(&self, cache: &Cache) -> Result<PathBuf, Failure> {
        let place = cache.place(self.package, self.package_version);
        let binary = place.join("node_modules/.bin").join(self.name);
        let known = [Some(binary.clone()), search_path::find(self.name)];
        if let Some(found) = known.into_iter().flatten().find(|file| search_path::says(file, self.version)) {
            return Ok(found);
        }
        let npm = node::npm("runs the optimiser of the application and the browser tests")?;
        let Self { name, version, why, .. } = self;
        let package = format!("{}@{}", self.package, self.package_version);
        println!("installing {name} {version} (npm's {package}): it {why}");
        let log = cache.log(self.package);
        cache.install(&place, |folder| {
            let mut command = Command::new(npm);
            command
                .args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"])
                .arg(folder)
                .arg(&package)
                .current_dir(folder);
            if slow::run(&format!("{name} {version}"), &mut command, &log)? {
                return Ok(());
            }
            Err(Failure::Missing {
                what: format!("{name} {version}"),
                why,
                command: format!("npm install --global {package}"),
                log: Some(log),
            })
        })?;
        Ok(binary)
    }
}
