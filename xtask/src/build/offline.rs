//! What the site keeps on a reader's device for days without a network: the service worker with the list of files,
//! their lengths and checksums.
//!
//! The pages are delivered in one bundle per language: their content is similar, so two hundred of them compressed
//! together are as small as a few alone, and need two requests instead of two hundred.

use super::prerender::Page;
use super::{checksum, plain_script};
use crate::failure::Failure;
use hangyong::domain::script::{EDITIONS, Edition};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders and files for other programs and other sites, by the start of their addresses.
const NOT_KEPT: [&str; 5] = ["schema/", "pack/guides/", "embed", "share/", "sw.js"];
/// Kinds of files that only other programs read, or that are not kept whole. Pages are in the bundles; of a map
/// archive, which may have any size, a reader looks at a small part only.
const NOT_KEPT_ENDS: [&str; 8] = [".json", ".geojson", ".html", ".xml", ".txt", ".png", ".jpg", ".pmtiles"];
/// What is kept despite the lists above.
const KEPT: [&str; 4] = ["404.html", "version.json", "icons/", BUNDLES];
const BUNDLES: &str = "offline/";

/// Writes the bundles and `sw.js` into `site`, which must be complete otherwise.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(pages: &[Page], site: &Path) -> Result<(), Failure> {
    let folder = site.join(BUNDLES);
    fs::create_dir_all(&folder).map_err(Failure::io(&folder))?;
    for Edition { code, tag } in EDITIONS {
        let bundle = bundle(pages, tag, site)?;
        let file = folder.join(format!("{code}.json"));
        fs::write(&file, bundle).map_err(Failure::io(&file))?;
    }
    let files = list(site)?;
    let worker = site.join("sw.js");
    fs::write(&worker, script(&files)).map_err(Failure::io(&worker))
}

/// The pages of a language by their addresses; the site's root is among those in simplified Chinese.
fn bundle(pages: &[Page], tag: &str, site: &Path) -> Result<String, Failure> {
    let mut texts = BTreeMap::new();
    for page in pages.iter().filter(|page| page.lang == tag) {
        let file = site.join(&page.path).join("index.html");
        texts.insert(page.path.as_str(), fs::read_to_string(&file).map_err(Failure::io(&file))?);
    }
    Ok(json!(texts).to_string())
}

/// Length and checksum of every file that is kept, by address.
fn list(site: &Path) -> Result<BTreeMap<String, (usize, String)>, Failure> {
    let mut files = BTreeMap::new();
    for file in files_below(site)? {
        let address = file.strip_prefix(site).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        if is_kept(&address) {
            let bytes = fs::read(&file).map_err(Failure::io(&file))?;
            files.insert(address, (bytes.len(), checksum::base64(&bytes)));
        }
    }
    Ok(files)
}

fn is_kept(address: &str) -> bool {
    KEPT.iter().any(|start| address.starts_with(start))
        || !(NOT_KEPT.iter().any(|start| address.starts_with(start))
            || NOT_KEPT_ENDS.iter().any(|end| address.ends_with(end)))
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::io(folder))? {
        let path = entry.map_err(Failure::io(folder))?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

fn script(files: &BTreeMap<String, (usize, String)>) -> String {
    let list: Vec<_> = files.iter().map(|(address, (length, sum))| json!([address, length, sum])).collect();
    let files = json!(list).to_string();
    // The version is derived from the content: a build without changes is not offered as a new version.
    let build = json!({ "version": checksum::short(files.as_bytes()), "files": list }).to_string();
    plain_script::compact(include_str!("../../../assets/shell/sw.js")).replace("__BUILD__", &build)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangyong::domain::Lang;

    fn page(path: &str, lang: Lang) -> Page {
        Page {
            path: path.to_owned(),
            lang: lang.tag(),
            title: String::new(),
            description: String::new(),
            head_html: String::new(),
            notes_html: String::new(),
            body_html: String::new(),
        }
    }

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for file in [
            "zh/index.html",
            "en/index.html",
            "404.html",
            "app-1_bg.wasm",
            "pack/whole.bin",
            "pack/pack.json",
            "icons/192-any.png",
            "share/canal.png",
        ] {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent().expect("a folder")).expect("folders are made");
            fs::write(&file, file.to_string_lossy().as_bytes()).expect("a file is written");
        }
        write(&[page("zh/", Lang::Zh), page("en/", Lang::En)], folder.path()).expect("it is written");
        folder
    }

    #[test]
    fn what_the_application_needs_is_listed_and_what_others_read_is_not() {
        let folder = site();
        let kept: Vec<String> = list(folder.path()).expect("it can be read").into_keys().collect();
        assert_eq!(
            kept,
            [
                "404.html",
                "app-1_bg.wasm",
                "icons/192-any.png",
                "offline/en.json",
                "offline/zh-hant.json",
                "offline/zh.json",
                "pack/whole.bin"
            ]
        );
    }

    #[test]
    fn a_bundle_holds_the_pages_of_its_language_as_they_were_built() {
        let folder = site();
        let text = fs::read_to_string(folder.path().join("offline/zh.json")).expect("it is there");
        let pages: BTreeMap<String, String> = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(pages.keys().collect::<Vec<_>>(), ["zh/"]);
        assert!(pages["zh/"].ends_with("zh/index.html"));
    }

    #[test]
    fn the_version_is_what_the_site_consists_of() {
        let folder = site();
        let of_now = || script(&list(folder.path()).expect("it can be read"));
        let (one, again) = (of_now(), of_now());
        assert_eq!(one, again);
        fs::write(folder.path().join("pack/whole.bin"), "other").expect("a file is written");
        assert_ne!(one, of_now());
    }
}
