//! The house rules, executed: which layer may use which, and that every module says what it is for.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and the layers of this crate that it may name. `ui::effects` alone ties `app` and `platform` together.
fn allowed() -> BTreeMap<&'static str, &'static [&'static str]> {
    BTreeMap::from([
        ("geometry", &[][..]),
        ("domain", &["geometry"]),
        ("atlas", &["geometry", "domain"]),
        ("i18n", &["geometry", "domain"]),
        ("codec", &["geometry", "domain"]),
        ("plan", &["geometry", "domain"]),
        ("embed", &["geometry", "domain"]),
        ("map", &["geometry", "domain"]),
        ("app", &["geometry", "domain", "atlas", "i18n", "codec", "plan", "embed", "map"]),
        ("platform", &["geometry", "domain", "map"]),
        ("site", &["geometry", "domain", "atlas", "i18n", "codec", "plan", "embed", "map", "app", "ui"]),
        (
            "ui",
            &[
                "geometry", "domain", "atlas", "i18n", "codec", "plan", "embed", "map", "app", "platform",
                "site",
            ],
        ),
    ])
}

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found
}

/// The path below `src/`, such as `map/camera.rs`.
fn place(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    path.strip_prefix(root).expect("inside src").to_string_lossy().replace('\\', "/")
}

fn layer(place: &str) -> &str {
    place.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The layers that a text names after `crate::`, also in `use crate::{a, b}`.
fn named_layers(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for piece in text.split("crate::").skip(1) {
        let list = piece.strip_prefix('{').and_then(|rest| rest.split('}').next()).unwrap_or(piece);
        let heads = if piece.starts_with('{') { list.split(',').collect() } else { vec![list] };
        for head in heads {
            let name: String = head.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            names.push(name);
        }
    }
    names
}

#[test]
fn a_layer_names_only_the_layers_below_it() {
    let allowed = allowed();
    let mut broken = Vec::new();
    for path in sources() {
        let place = place(&path);
        let Some(may) = allowed.get(layer(&place)) else { continue };
        let text = fs::read_to_string(&path).expect("a source");
        for name in named_layers(&text) {
            let own = name == layer(&place);
            if allowed.contains_key(name.as_str()) && !own && !may.contains(&name.as_str()) {
                broken.push(format!("{place} names crate::{name}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn only_the_platform_and_the_interface_know_the_browser() {
    let mut broken = Vec::new();
    for path in sources() {
        let place = place(&path);
        // Sines and logarithms are the machine's, as everywhere; this machine's are in the browser.
        let is_maths = place == "geometry/maths.rs";
        if is_maths || matches!(layer(&place), "platform" | "ui" | "main" | "bin" | "site") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source");
        for foreign in ["web_sys", "js_sys", "wasm_bindgen", "yew::", "gloo_"] {
            if text.contains(foreign) {
                broken.push(format!("{place} names {foreign}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_module_opens_by_saying_what_it_is_for() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|path| !fs::read_to_string(path).expect("a source").starts_with("//!"))
        .map(|path| place(&path))
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

/// Safari reads a list without bullets as plain text unless it says what it is, and none of the site's has bullets by
/// itself.
#[test]
fn every_list_of_the_interface_says_that_it_is_one() {
    for path in sources().into_iter().filter(|path| layer(&place(path)) == "ui") {
        let text = fs::read_to_string(&path).expect("a source");
        for tag in ["<ul", "<ol"] {
            let silent = text.split(tag).skip(1).find(|after| {
                let is_tag = after.starts_with([' ', '>']);
                is_tag && !after.starts_with(" role=\"list\"")
            });
            let line = silent.and_then(|after| after.lines().next());
            assert_eq!(line, None, "{}: a list without role=\"list\"", place(&path));
        }
    }
}

/// The service worker gives up caches whose names begin as its own do, and looks into them for answers.
#[test]
fn the_page_s_own_cache_is_none_of_the_service_worker_s() {
    let read =
        |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a source");
    let between = |text: &str, before: &str, after: &str| {
        let rest = text.split_once(before).map(|(_, rest)| rest.to_owned()).expect("what it begins with");
        rest.split_once(after).map(|(found, _)| found.to_owned()).expect("what it ends with")
    };
    for script in ["assets/shell/sw.js", "assets/shell/guard.js"] {
        let (before, after) =
            if script.contains("sw") { ("PREFIX = `", "${SCOPE}") } else { ("ours = \"", "\"") };
        let theirs = between(&read(script), before, after);
        let own = between(&read("src/platform/kept_bytes.rs"), "const NAME: &str = \"", "\"");
        assert!(
            theirs.ends_with(' ') && !format!("{own} ").starts_with(&theirs),
            "{script}: {theirs}, {own}"
        );
    }
}
