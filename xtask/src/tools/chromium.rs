//! Chromium, and a font with Chinese characters for it.

use super::cache::Cache;
use super::{apt, search_path};
use crate::failure::Failure;
use std::path::PathBuf;
use std::process::Command;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Chromium without the windows, menus and services around its pages, from the same sources: it spends a third less on
/// each page.
const WITHOUT_WINDOWS: &str = "chromium-headless-shell";
const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const FONT: &str = "fonts-noto-cjk";
const WHY: &str = "is the browser of the tests and measurements";
const FONT_WHY: &str = "lets the browser of the tests write Chinese";

/// A working Chromium: `$CHROMIUM`, one on this machine, or, for root on Debian and its derivatives, a new one.
///
/// # Errors
/// When Chromium or the font is missing and cannot be installed.
pub fn ensure(cache: &Cache) -> Result<PathBuf, Failure> {
    ensure_font(cache)?;
    match find() {
        Some(found) => Ok(found),
        None => {
            install(cache, "chromium").and_then(|()| find().ok_or_else(|| cannot_install("chromium", None)))
        }
    }
}

/// The Chromium of the tests: `$CHROMIUM`, or the one without windows, which is installed where that is possible; where
/// it is not, any.
///
/// # Errors
/// As [`ensure`].
pub fn ensure_for_tests(cache: &Cache) -> Result<PathBuf, Failure> {
    if named().is_none() {
        ensure_font(cache)?;
        let known =
            || search_path::find(WITHOUT_WINDOWS).filter(|file| search_path::version_of(file).is_some());
        let found = known().or_else(|| install(cache, WITHOUT_WINDOWS).ok().and_then(|()| known()));
        if let Some(found) = found {
            return Ok(found);
        }
    }
    ensure(cache)
}

fn install(cache: &Cache, package: &str) -> Result<(), Failure> {
    apt::install(cache, &[package], "the browser of the tests", package, |log| cannot_install(package, log))
}

fn ensure_font(cache: &Cache) -> Result<(), Failure> {
    if chinese_font_is_there() {
        return Ok(());
    }
    let title = "the Chinese font of the tests' browser";
    apt::install(cache, &[FONT], title, FONT, |log| cannot_install(FONT, log))
}

fn named() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").filter(|path| !path.is_empty()).map(PathBuf::from);
    named.filter(|file| search_path::version_of(file).is_some())
}

fn find() -> Option<PathBuf> {
    let known = NAMES.iter().filter_map(|name| search_path::find(name)).chain([PathBuf::from(MAC_CHROME)]);
    named().or_else(|| known.into_iter().find(|file| search_path::version_of(file).is_some()))
}

fn chinese_font_is_there() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let listed = Command::new("fc-list").args([":lang=zh", "family"]).output();
    match listed {
        Ok(output) => output.status.success() && !output.stdout.is_empty(),
        Err(_) => {
            Command::new("dpkg").args(["--status", FONT]).output().is_ok_and(|output| output.status.success())
        }
    }
}

fn cannot_install(package: &str, log: Option<PathBuf>) -> Failure {
    let font = package == FONT;
    Failure::Missing {
        what: if font { "a Chinese font".to_owned() } else { "Chromium".to_owned() },
        why: if font { FONT_WHY } else { WHY },
        command: "sudo apt-get install chromium fonts-noto-cjk (or set CHROMIUM to an installed one)"
            .to_owned(),
        log,
    }
}
