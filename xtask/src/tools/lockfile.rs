//! Reads one version out of `Cargo.lock`.

use crate::failure::Failure;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Lock {
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

/// The version of `name` that the build uses.
pub fn locked_version(lock: &Path, name: &str) -> Result<String, Failure> {
    let text = std::fs::read_to_string(lock).map_err(Failure::io(lock))?;
    version_in(&text, name).map_err(Failure::content(lock))
}

fn version_in(lock: &str, name: &str) -> Result<String, String> {
    let lock: Lock = toml::from_str(lock).map_err(|error| error.message().to_owned())?;
    let mut versions = lock.package.into_iter().filter(|package| package.name == name);
    match (versions.next(), versions.next()) {
        (Some(only), None) => Ok(only.version),
        (Some(_), Some(_)) => Err(format!("{name} is locked in more than one version")),
        (None, _) => Err(format!("{name} is not locked")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4
[[package]]
name = "wasm-bindgen-macro"
version = "9.9.9"
[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = ["wasm-bindgen-macro"]
[[package]]
name = "rand"
version = "0.8.5"
[[package]]
name = "rand"
version = "0.9.0"
"#;

    #[test]
    fn the_version_of_exactly_this_package_is_found() {
        assert_eq!(version_in(LOCK, "wasm-bindgen"), Ok("0.2.130".to_owned()));
    }

    #[test]
    fn no_version_or_several_are_an_answer_that_says_so() {
        assert_eq!(version_in(LOCK, "trunk"), Err("trunk is not locked".to_owned()));
        assert_eq!(version_in(LOCK, "rand"), Err("rand is locked in more than one version".to_owned()));
        assert!(version_in("[[package", "rand").is_err());
    }
}
