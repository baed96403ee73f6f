//! The site's legal texts, written beside it as plain text: its own licences, and the notices of the software and data
//! that are delivered with it.

use crate::failure::Failure;
use crate::workspace;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The target that the browser runs.
const TARGET: &str = "wasm32-unknown-unknown";
/// The crate of the site itself.
const SITE: &str = "hangyong";
/// The licences of the site's own code, and the files they are copied to.
const OWN: [(&str, &str); 2] = [("LICENSE-MIT", "LICENSE-MIT.txt"), ("LICENSE-APACHE", "LICENSE-APACHE.txt")];
/// The sources of the base map.
const DATA: &str = "assets/basemap/ATTRIBUTION.md";
/// The file of notices.
const NOTICES: &str = "NOTICES.txt";

/// The output of `cargo metadata`, as far as it is needed here.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    authors: Vec<String>,
    manifest_path: String,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dep>,
}

#[derive(Deserialize)]
struct Dep {
    pkg: String,
    dep_kinds: Vec<DepKind>,
}

#[derive(Deserialize)]
struct DepKind {
    /// `None` for what runs in the browser, `build` or `dev` for what is not delivered.
    kind: Option<String>,
}

/// Writes licences and notices into `site`.
///
/// # Errors
/// When `cargo metadata` fails, or a file cannot be read or written.
pub fn write(site: &Path) -> Result<(), Failure> {
    let root = workspace::root();
    for (from, to) in OWN {
        let from = root.join(from);
        fs::copy(&from, site.join(to)).map_err(Failure::io(&from))?;
    }
    let data = root.join(DATA);
    let data = fs::read_to_string(&data).map_err(Failure::io(&data))?;
    let file = site.join(NOTICES);
    fs::write(&file, text(&metadata()?, &data)).map_err(Failure::io(&file))
}

fn metadata() -> Result<Metadata, Failure> {
    // Not offline: the list includes packages that only tests need, which this machine may not have fetched yet.
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET])
        .current_dir(workspace::root())
        .output()
        .map_err(|error| Failure::Step(format!("cargo metadata: {error}")))?;
    let told = || String::from_utf8_lossy(&output.stderr).trim().to_owned();
    serde_json::from_slice(&output.stdout)
        .map_err(|error| Failure::Step(format!("cargo metadata: {error}\n{}", told())))
}

/// The packages that run in a reader's browser, by name.
fn travelling(metadata: &Metadata) -> Vec<&Package> {
    let nodes: BTreeMap<_, _> = metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let start = metadata.packages.iter().find(|package| package.name == SITE);
    let mut open: Vec<&str> = start.map(|package| package.id.as_str()).into_iter().collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id)
            && let Some(node) = nodes.get(id)
        {
            let runs = |dep: &&Dep| dep.dep_kinds.iter().any(|kind| kind.kind.is_none());
            open.extend(node.deps.iter().filter(runs).map(|dep| dep.pkg.as_str()));
        }
    }
    let others = |package: &&Package| found.contains(package.id.as_str()) && package.name != SITE;
    let mut packages: Vec<_> = metadata.packages.iter().filter(others).collect();
    packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    packages
}

fn text(metadata: &Metadata, data: &str) -> String {
    let packages = travelling(metadata);
    let mut text = format!(
        "This site: see LICENSE-MIT.txt and LICENSE-APACHE.txt. With it travel the data and the software below.\n\n\
         ==== Data ====\n\n{}\n\n==== Software ====\n\n",
        data.trim()
    );
    for package in &packages {
        let Package { name, version, license, repository, authors, .. } = package;
        let licence = license.as_deref().unwrap_or("see its text below");
        text.push_str(&format!("{name} {version} - {licence}\n"));
        let from = [authors.join(", "), repository.clone().unwrap_or_default()];
        for line in from.iter().filter(|line| !line.is_empty()) {
            text.push_str(&format!("    {line}\n"));
        }
    }
    text.push_str("\n==== Texts of their licences ====\n");
    for (content, names) in licence_texts(&packages) {
        let names: Vec<_> = names.into_iter().collect();
        text.push_str(&format!("\n---- {} ----\n\n{content}\n", names.join(", ")));
    }
    text
}

/// Each licence text once, with the packages that use it.
fn licence_texts(packages: &[&Package]) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages {
        let folder = Path::new(&package.manifest_path).parent();
        let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
        for entry in entries.into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().to_ascii_uppercase();
            let is_one =
                ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|start| name.starts_with(start));
            // Folders and files that are not text are skipped.
            let content = fs::read_to_string(entry.path()).ok().filter(|_| is_one);
            if let Some(content) = content {
                let content = content.replace('\r', "").trim().to_owned();
                texts.entry(content).or_default().insert(format!("{} {}", package.name, package.version));
            }
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_brings_its_licences_and_names_what_runs_and_not_what_only_builds() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(folder.path()).expect("it is written");
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("the file is there");
        assert!(read("LICENSE-MIT.txt").contains("Permission is hereby granted"));
        assert!(read("LICENSE-APACHE.txt").contains("Apache License"));
        let notices = read(NOTICES);
        for (what, licence) in [("yew ", "MIT OR Apache-2.0"), ("serde ", "MIT OR Apache-2.0")] {
            let line = notices.lines().find(|line| line.starts_with(what)).expect(what);
            assert!(line.ends_with(licence), "{line}");
        }
        assert!(
            notices.contains("OpenStreetMap") && notices.contains("GeoNames") && notices.contains("GSHHG")
        );
        for stays in ["xtask ", "proptest ", "lol_html ", "walrus "] {
            assert!(!notices.lines().any(|line| line.starts_with(stays)), "{stays}");
        }
        assert!(notices.contains("Permission is hereby granted"), "the texts of the licences are there");
    }
}
