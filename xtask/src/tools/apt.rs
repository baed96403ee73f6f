//! Debian packages, which only root can install.

use super::cache::Cache;
use super::{search_path, slow};
use crate::failure::Failure;
use std::path::PathBuf;
use std::process::Command;

/// Installs packages and announces it with `title`; the output goes to the log with the name `log`. If that is not
/// possible, `missing` makes the failure from the path of the log, if there is one.
///
/// # Errors
///
/// The failure that `missing` makes, or a log that cannot be written.
pub fn install(
    cache: &Cache,
    packages: &[&str],
    title: &str,
    log: &str,
    missing: impl Fn(Option<PathBuf>) -> Failure,
) -> Result<(), Failure> {
    if search_path::find("apt-get").is_none() || !is_root() {
        return Err(missing(None));
    }
    println!("installing {} from Debian's packages: {title}", packages.join(" "));
    let log = cache.log(log);
    let steps: [(&str, &[&str]); 2] =
        [("update", &[]), ("install", &[&["-y", "--no-install-recommends"], packages].concat())];
    for (step, args) in steps {
        let mut command = Command::new("apt-get");
        command.arg(step).args(args).env("DEBIAN_FRONTEND", "noninteractive");
        if !slow::run(&format!("apt-get {step}"), &mut command, &log)? {
            return Err(missing(Some(log)));
        }
    }
    Ok(())
}

fn is_root() -> bool {
    let asked = Command::new("id").arg("-u").output();
    asked.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
