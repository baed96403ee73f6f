//! osmium, which cuts an OpenStreetMap extract, and tilemaker, which makes vector tiles of it.

use super::cache::Cache;
use super::{apt, search_path};
use crate::failure::Failure;
use std::path::PathBuf;

/// A program: its name, the Debian package that contains it, and what it does here.
type Tool = (&'static str, &'static str, &'static str);

const OSMIUM: Tool = ("osmium", "osmium-tool", "cuts the extract to the land round the stops");
const TILEMAKER: Tool = ("tilemaker", "tilemaker", "makes the tiles with the streets");

/// The programs of `cargo xtask streets`.
pub struct StreetTools {
    /// The path of osmium, which cuts extracts.
    pub osmium: PathBuf,
    /// The path of tilemaker, which makes tiles.
    pub tilemaker: PathBuf,
}

/// Finds both programs; installs missing ones for root on Debian and its derivatives.
///
/// # Errors
/// When a program is missing and cannot be installed.
pub fn ensure(cache: &Cache) -> Result<StreetTools, Failure> {
    let absent = [OSMIUM, TILEMAKER].into_iter().filter(|(name, ..)| search_path::find(name).is_none());
    let packages: Vec<&str> = absent.map(|(_, package, _)| package).collect();
    let of_package =
        |package| [OSMIUM, TILEMAKER].into_iter().find(|tool| tool.1 == package).unwrap_or(OSMIUM);
    if let Some(first) = packages.first() {
        let title = "they cut streets out of an extract";
        apt::install(cache, &packages, title, "streets", |log| missing(of_package(*first), log))?;
    }
    let found = |tool: Tool| search_path::find(tool.0).ok_or_else(|| missing(tool, None));
    Ok(StreetTools { osmium: found(OSMIUM)?, tilemaker: found(TILEMAKER)? })
}

fn missing((name, package, why): Tool, log: Option<PathBuf>) -> Failure {
    let command = format!("your system's package manager (Debian: sudo apt-get install {package})");
    Failure::Missing { what: name.to_owned(), why, command, log }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absent_program_is_told_in_one_line_that_says_how_to_get_it() {
        for tool in [OSMIUM, TILEMAKER] {
            let failure = missing(tool, None);
            let told = failure.to_string();
            assert!(told.starts_with(&format!("{} is missing. It ", tool.0)), "{told}");
            assert!(told.ends_with(&format!("apt-get install {})", tool.1)), "{told}");
            assert_eq!((told.lines().count(), failure.exit_code()), (1, 2));
        }
    }
}
