//! Which layer may name which.

use crate::house::{House, Place};
use crate::source::{HOUSE, Source};

/// Each layer and the layers of this crate that it may name; the binaries come last.
const ALLOWED: &[(&str, &[&str])] = &[
    ("geometry", &[]),
    ("domain", &["geometry"]),
    ("atlas", &["geometry", "domain", "i18n"]),
    ("i18n", &["geometry", "domain"]),
    ("codec", &["geometry", "domain", "i18n"]),
    ("plan", &["geometry", "domain"]),
    ("embed", &["geometry", "domain"]),
    ("map", &["geometry", "domain", "i18n"]),
    ("app", &["geometry", "domain", "atlas", "i18n", "codec", "plan", "embed", "map"]),
    ("platform", &["geometry", "domain", "map"]),
    ("site", &["geometry", "domain", "atlas", "i18n", "codec", "plan", "embed", "map", "app", "ui"]),
    (
        "ui",
        &["geometry", "domain", "atlas", "i18n", "codec", "plan", "embed", "map", "app", "platform", "site"],
    ),
    ("lib", &[]),
    ("main", &["ui"]),
    ("bin", &["domain", "atlas", "codec", "plan", "app", "platform"]),
];

/// References from a layer to something that is not below it.
fn broken(house: &House) -> Vec<String> {
    house.sources.iter().flat_map(|source| upward(house, source)).collect()
}

fn upward(house: &House, source: &Source) -> Vec<String> {
    let layer = source.layer();
    let Some((_, may)) = ALLOWED.iter().find(|(known, _)| *known == layer) else {
        return vec![format!("{}: the layer {layer} is not in the table", source.place)];
    };
    let is_upward = |name: &str| name != layer && !may.contains(&name);
    let told = |(line, name): (usize, String)| {
        is_upward(&name).then(|| format!("{}:{line} names {name}", source.place))
    };
    named_layers(house, source).into_iter().filter_map(told).collect()
}

/// The layers that a file names, with the line numbers. Importing the crate root counts as naming everything.
fn named_layers(house: &House, source: &Source) -> Vec<(usize, String)> {
    let is_layer = |name: &&String| ALLOWED.iter().any(|(known, _)| known == name);
    let layer = |named| match house.resolve(named) {
        Place::Own(path) if path.is_empty() => Some("everything".to_owned()),
        Place::Own(path) => path.first().filter(is_layer).cloned(),
        Place::Foreign(_) => None,
    };
    source.paths.iter().filter_map(|named| Some((named.line, layer(named)?))).collect()
}

/// Files outside `ui/effects` that name both the application and the browser's edge.
fn ties(house: &House) -> Vec<&str> {
    let outside = house.sources.iter().filter(|source| !source.place.starts_with("ui/effects"));
    // A worker is a small program of its own.
    let outside = outside.filter(|source| source.layer() != "bin");
    let is_tie = |source: &&Source| {
        let named = named_layers(house, source);
        ["app", "platform"].iter().all(|layer| named.iter().any(|(_, name)| name == layer))
    };
    outside.filter(is_tie).map(|source| source.place.as_str()).collect()
}

#[test]
fn a_layer_names_only_the_layers_below_it() {
    let broken = broken(&HOUSE);
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_effects_alone_tie_the_application_to_the_browser() {
    assert_eq!(ties(&HOUSE), crate::exceptions::TIES);
}

#[test]
fn a_way_upward_is_seen_however_it_is_written() {
    let ways = [
        "use crate::{domain, ui::View};",
        "use super::super::ui;",
        "use super::super::{domain::{Stop, Route}, ui as pages};",
        "fn f(_: crate::ui::View) {}",
        "fn f() { super::super::ui::show() }",
        "fn f() { vec![super::super::ui::show()] }",
    ];
    for way in ways {
        let house = House::of(&[("map/view.rs", way), ("ui/mod.rs", ""), ("domain/mod.rs", "")]);
        assert_eq!(broken(&house), ["map/view.rs:1 names ui"], "{way}");
    }
}

#[test]
fn an_import_of_everything_is_seen() {
    let house = House::of(&[("map/view.rs", "use super::super::*;")]);
    assert_eq!(broken(&house), ["map/view.rs:1 names everything"]);
}

#[test]
fn the_way_of_a_binary_is_seen_as_well() {
    let house = House::of(&[("bin/reader.rs", "fn main() { hangyong::ui::show() }"), ("ui/mod.rs", "")]);
    assert_eq!(broken(&house), ["bin/reader.rs:1 names ui"]);
}

#[test]
fn a_page_that_names_application_and_browser_is_seen() {
    let text = "use crate::app::Msg;\nuse crate::platform;";
    let house = House::of(&[("ui/panels/stop.rs", text), ("ui/effects/map.rs", text)]);
    assert_eq!(ties(&house), ["ui/panels/stop.rs"]);
}
