//! Maps a request's address to a file: folders have an `index.html`, and nothing outside the site can be reached.

use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Destination {
    /// An existing file.
    File(PathBuf),
    /// The address named a folder without the slash at its end: the address with it.
    Redirect(String),
    /// There is nothing at this address.
    Nowhere,
}

/// Where `address` (path and query, as requested) leads in `site`, which is served under `base` (`/` or `/a/b/`).
pub fn resolve(address: &str, site: &Path, base: &str) -> Destination {
    let (path, query) = address.split_once('?').map_or((address, ""), |(path, query)| (path, query));
    let Some(inside) = path.strip_prefix(base) else {
        return Destination::Nowhere;
    };
    let Some(relative) = safe_relative(inside) else {
        return Destination::Nowhere;
    };
    let found = site.join(relative);
    if found.is_file() {
        return if path.ends_with('/') { Destination::Nowhere } else { Destination::File(found) };
    }
    if !found.join("index.html").is_file() {
        return Destination::Nowhere;
    }
    if path.ends_with('/') {
        return Destination::File(found.join("index.html"));
    }
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    // Only the last part: an address that starts with two slashes would name another host.
    let last = path.rsplit('/').next().unwrap_or_default();
    Destination::Redirect(format!("./{last}/{query}"))
}

/// The decoded path, if each of its parts is a plain name of a file or folder.
fn safe_relative(path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let parts = decoded.split('/').filter(|part| !part.is_empty());
    let mut relative = PathBuf::new();
    for part in parts {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        relative.push(part);
    }
    Some(relative)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let site = folder.path().join("site");
        fs::create_dir_all(site.join("zh/stops")).expect("folders are made");
        fs::write(folder.path().join("secret.txt"), "secret").expect("a file is written");
        fs::write(site.join("zh/index.html"), "zh").expect("a file is written");
        fs::write(site.join("河.json"), "{}").expect("a file is written");
        folder
    }

    #[test]
    fn a_folder_is_its_index_page_and_is_named_with_a_slash() {
        let folder = site();
        let site = folder.path().join("site");
        let page = Destination::File(site.join("zh/index.html"));
        assert_eq!(resolve("/zh/?lang=en", &site, "/"), page);
        assert_eq!(resolve("/a/b/zh/", &site, "/a/b/"), page);
        assert_eq!(resolve("/zh?lang=en", &site, "/"), Destination::Redirect("./zh/?lang=en".to_owned()));
        assert_eq!(resolve("/zh/stops/", &site, "/"), Destination::Nowhere);
        assert_eq!(resolve("/zh/", &site, "/a/b/"), Destination::Nowhere);
    }

    #[test]
    fn names_may_be_written_in_any_script() {
        let folder = site();
        let site = folder.path().join("site");
        assert_eq!(resolve("/%E6%B2%B3.json", &site, "/"), Destination::File(site.join("河.json")));
    }

    #[test]
    fn nothing_outside_the_site_is_reached() {
        let folder = site();
        let site = folder.path().join("site");
        for address in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/zh/..%2f..%2fsecret.txt",
            "/..\\secret.txt",
            "//etc/passwd",
            "/%00",
            "/%ff",
        ] {
            assert_eq!(resolve(address, &site, "/"), Destination::Nowhere, "{address}");
        }
    }
}
