//! `PATH`: which programs are on it, and which versions they report.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The first file of this name on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| file.is_file())
}

/// The output of `program --version`; `None` if it does not run.
pub fn version_of(program: &Path) -> Option<String> {
    let output =
        Command::new(program).arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether one of the words printed by `program --version` is exactly `version`, apart from a leading `v`.
pub fn says(program: &Path, version: &str) -> bool {
    version_of(program).is_some_and(|printed| has_word(&printed, version))
}

fn has_word(printed: &str, version: &str) -> bool {
    printed.split_whitespace().any(|word| word.trim_start_matches('v') == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_compared_as_a_whole_word() {
        assert!(has_word("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(has_word("wasm-opt version 132 (version_132)", "132"));
        assert!(!has_word("wasm-bindgen 0.2.1301", "0.2.130"));
        assert!(!has_word("wasm-bindgen 0.2.13", "0.2.130"));
    }
}
