//! Firefox, and WebKit with what drives it: a driver, a Python that opens its window, and a virtual screen for that.

use super::cache::Cache;
use super::{apt, search_path};
use crate::failure::Failure;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The programs for tests in engines other than Chromium.
pub struct Engines {
    /// Firefox, which needs no driver.
    pub firefox: PathBuf,
    /// `WebKitWebDriver`.
    pub webkit_driver: PathBuf,
    /// A Python with GTK and WebKitGTK.
    pub python: PathBuf,
    /// `Xvfb`, a virtual screen.
    pub screen: PathBuf,
}

/// How a program is found, and which Debian packages contain it.
struct Part {
    find: fn() -> Option<PathBuf>,
    packages: &'static [&'static str],
}

const FIREFOX: Part = Part { find: firefox, packages: &["firefox-esr"] };
const DRIVER: Part = Part { find: || search_path::find("WebKitWebDriver"), packages: &["webkit2gtk-driver"] };
const PYTHON: Part = Part { find: python, packages: &["python3-gi", "gir1.2-webkit2-4.1"] };
const SCREEN: Part = Part { find: || search_path::find("Xvfb"), packages: &["xvfb"] };

/// Finds the programs; installs missing ones for root on Debian and its derivatives.
///
/// # Errors
///
/// [`Failure::Missing`] if a program is neither installed nor can be installed.
pub fn ensure(cache: &Cache) -> Result<Engines, Failure> {
    let packages: Vec<&str> = [FIREFOX, DRIVER, PYTHON, SCREEN]
        .iter()
        .filter(|part| (part.find)().is_none())
        .flat_map(|part| part.packages)
        .copied()
        .collect();
    if !packages.is_empty() {
        let title = "the tests in other engines than Chromium";
        apt::install(cache, &packages, title, "engines", |log| missing(&packages, log))?;
    }
    let found = |part: &Part| (part.find)().ok_or_else(|| missing(part.packages, None));
    Ok(Engines {
        firefox: found(&FIREFOX)?,
        webkit_driver: found(&DRIVER)?,
        python: found(&PYTHON)?,
        screen: found(&SCREEN)?,
    })
}

/// `$FIREFOX`, or one installed on this machine.
fn firefox() -> Option<PathBuf> {
    let told = std::env::var_os("FIREFOX").filter(|path| !path.is_empty()).map(PathBuf::from);
    let known = ["firefox-esr", "firefox"].into_iter().filter_map(search_path::find);
    told.into_iter().chain(known).find(|file| search_path::version_of(file).is_some())
}

/// Debian's own Python, which its packages are made for; another one on `PATH` rarely has them.
fn python() -> Option<PathBuf> {
    let known = [Some(PathBuf::from("/usr/bin/python3")), search_path::find("python3")];
    known.into_iter().flatten().find(|file| knows_webkit(file))
}

fn knows_webkit(python: &Path) -> bool {
    let asked = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')";
    let quiet = || Stdio::null();
    let status =
        Command::new(python).args(["-c", asked]).stdin(quiet()).stdout(quiet()).stderr(quiet()).status();
    status.is_ok_and(|status| status.success())
}

fn missing(packages: &[&str], log: Option<PathBuf>) -> Failure {
    let what = match packages {
        ["firefox-esr"] => "Firefox",
        ["firefox-esr", ..] => "Firefox and what drives WebKit",
        _ => "WebKitGTK or what drives it",
    };
    Failure::Missing {
        what: what.to_owned(),
        why: "is tested beside Chromium",
        command: format!("sudo apt-get install {}", packages.join(" ")),
        log,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_with_the_command_that_installs_it() {
        let said = |packages: &[&str]| missing(packages, None).to_string();
        assert_eq!(
            said(&["xvfb"]),
            "WebKitGTK or what drives it is missing. It is tested beside Chromium. To install it: sudo apt-get install xvfb"
        );
        assert!(said(&["firefox-esr", "xvfb"]).starts_with("Firefox and what drives WebKit is missing."));
        assert_eq!(missing(&["firefox-esr"], None).exit_code(), 2);
    }
}
