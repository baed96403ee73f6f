//! Modules of a layer that depend on each other in a circle cannot be read one after the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::House;
use crate::source::{HOUSE, Source};

/// Which modules each module names. References between a module and those below it do not count.
type Graph = BTreeMap<String, BTreeSet<String>>;

fn graph(house: &House) -> Graph {
    let mut graph = Graph::new();
    for source in house.sources.iter().filter(|source| !source.is_test) {
        graph.insert(source.module.join("::"), named(house, source));
    }
    graph
}

/// The modules of its own layer that a file names, apart from those above and below it.
fn named(house: &House, source: &Source) -> BTreeSet<String> {
    let paths = source.paths.iter().filter(|named| !named.in_test);
    let homes = paths.filter_map(|named| house.home(named));
    let within = homes.filter(|home| home.first() == source.module.first());
    let apart = within.filter(|home| !home.starts_with(&source.module) && !source.module.starts_with(home));
    apart.map(|home| home.join("::")).collect()
}

/// Groups of modules in which each reaches all the others.
fn circles(graph: &Graph) -> Vec<Vec<&str>> {
    let reached: BTreeMap<_, _> =
        graph.keys().map(|module| (module.as_str(), reached(graph, module))).collect();
    let mut groups = BTreeSet::new();
    for (module, reaches) in &reached {
        let is_mutual = |other: &&&str| reached.get(**other).is_some_and(|back| back.contains(module));
        let group: Vec<&str> = reaches.iter().filter(is_mutual).copied().collect();
        if group.len() > 1 {
            groups.insert(group);
        }
    }
    groups.into_iter().collect()
}

fn reached<'graph>(graph: &'graph Graph, from: &str) -> BTreeSet<&'graph str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = graph[from].iter().map(String::as_str).collect();
    while let Some(module) = open.pop() {
        if found.insert(module) {
            open.extend(graph.get(module).into_iter().flatten().map(String::as_str));
        }
    }
    found
}

/// Which members of a circle name which others.
fn ties<'graph>(graph: &'graph Graph, circle: &[&str]) -> Vec<(&'graph str, &'graph str)> {
    let members = graph.iter().filter(|(module, _)| circle.contains(&module.as_str()));
    let ties =
        members.flat_map(|(module, named)| named.iter().map(|other| (module.as_str(), other.as_str())));
    ties.filter(|(_, other)| circle.contains(other)).collect()
}

#[test]
fn modules_of_a_layer_stand_in_no_circle() {
    let graph = graph(&HOUSE);
    let circles = circles(&graph);
    let ties: Vec<_> = circles.iter().map(|circle| ties(&graph, circle)).collect();
    assert!(circles.is_empty(), "{ties:#?}");
}

#[test]
fn a_circle_is_seen_also_through_a_re_export() {
    let house = House::of(&[
        ("codec/mod.rs", "mod doc;\nmod upgrade;\nmod share;\npub use upgrade::upgrade;"),
        ("codec/doc.rs", "use super::upgrade;\nuse super::share::link;"),
        ("codec/upgrade.rs", "use crate::codec::doc::Doc;"),
        ("codec/share.rs", "pub fn link() {}"),
    ]);
    assert_eq!(circles(&graph(&house)), [["codec::doc", "codec::upgrade"]]);
}

#[test]
fn a_module_and_what_lies_below_it_are_no_circle() {
    let house = House::of(&[
        ("map/view.rs", "mod pen;\nuse pen::Pen;\npub struct View;"),
        ("map/view/pen.rs", "use super::View;"),
        ("map/hit.rs", "use super::view::View;\n#[cfg(test)]\nmod tests { use super::super::hit; }"),
    ]);
    assert_eq!(circles(&graph(&house)), Vec::<Vec<&str>>::new());
}
