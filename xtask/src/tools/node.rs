//! Node.js and npm, which the project uses but does not install.

use super::search_path;
use crate::failure::Failure;
use std::path::PathBuf;

/// The oldest Node that the browser tests run on.
const OLDEST: u32 = 20;

/// The path of the `npm` of a sufficiently new Node; `why` gives its purpose, as a verb phrase after "it".
///
/// # Errors
/// When Node or npm is missing, or Node is too old.
pub fn npm(why: &'static str) -> Result<PathBuf, Failure> {
    let missing = || Failure::Missing {
        what: format!("Node.js {OLDEST} or newer, with npm,"),
        why,
        command: "your system's package manager, or https://nodejs.org/en/download".to_owned(),
        log: None,
    };
    let node = search_path::find("node").and_then(|node| search_path::version_of(&node));
    if node.as_deref().and_then(major).is_none_or(|version| version < OLDEST) {
        return Err(missing());
    }
    search_path::find("npm").ok_or_else(missing)
}

fn major(printed: &str) -> Option<u32> {
    printed.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_what_stands_before_the_first_dot() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("nonsense"), None);
    }
}
