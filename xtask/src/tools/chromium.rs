//! Chromium, and a font with Chinese characters for it.

use super::cache::Cache;
use super::{apt, search_path};
use crate::failure::Failure;
use std::path::PathBuf;
use std::process::Command;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const WHY: &str = "is the browser of the tests and measurements";
const FONT_WHY: &str = "lets the browser of the tests write Chinese";

/// A working Chromium: `$CHROMIUM`, one on this machine, or, for root on Debian and its derivatives, a new one.
///
/// # Errors
/// When Chromium or the font is missing and cannot be installed.
pub fn ensure(cache: &Cache) -> Result<PathBuf, Failure> {
    let missing: Vec<&str> = [(find().is_none(), "chromium"), (!chinese_font_is_there(), "fonts-noto-cjk")]
        .into_iter()
        .filter_map(|(needed, package)| needed.then_some(package))
        .collect();
    if !missing.is_empty() {
        let title = "the browser of the tests, and its Chinese font";
        apt::install(cache, &missing, title, "chromium", |log| cannot_install(&missing, log))?;
    }
    find().ok_or_else(|| cannot_install(&["chromium"], None))
}

fn find() -> Option<PathBuf> {
    let told = std::env::var_os("CHROMIUM").filter(|path| !path.is_empty()).map(PathBuf::from);
    let known = NAMES.iter().filter_map(|name| search_path::find(name));
    told.into_iter()
        .chain(known)
        .chain([PathBuf::from(MAC_CHROME)])
        .find(|file| search_path::version_of(file).is_some())
}

fn chinese_font_is_there() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let listed = Command::new("fc-list").args([":lang=zh", "family"]).output();
    match listed {
        Ok(output) => output.status.success() && !output.stdout.is_empty(),
        Err(_) => Command::new("dpkg")
            .args(["--status", "fonts-noto-cjk"])
            .output()
            .is_ok_and(|output| output.status.success()),
    }
}

fn cannot_install(packages: &[&str], log: Option<PathBuf>) -> Failure {
    let browser = packages.contains(&"chromium");
    Failure::Missing {
        what: if browser { "Chromium".to_owned() } else { "a Chinese font".to_owned() },
        why: if browser { WHY } else { FONT_WHY },
        command: "sudo apt-get install chromium fonts-noto-cjk (or set CHROMIUM to an installed one)"
            .to_owned(),
        log,
    }
}
