//! Each type has a name of its own: no two types within a layer share one.

use std::collections::BTreeMap;

use crate::exceptions::TYPES;
use crate::house::House;
use crate::source::HOUSE;

/// Type names used more than once in a layer, with the layer and the count.
fn shared(house: &House) -> Vec<(&str, &str, usize)> {
    let mut counted = BTreeMap::<(&str, &str), usize>::new();
    for source in house.sources.iter().filter(|source| !source.is_test) {
        for declared in source.types.iter().filter(|declared| !declared.in_test) {
            *counted.entry((source.layer(), &declared.name)).or_default() += 1;
        }
    }
    let counted = counted.into_iter().filter(|(_, times)| *times > 1);
    counted.map(|((layer, name), times)| (layer, name, times)).collect()
}

#[test]
fn a_layer_gives_a_name_to_one_type() {
    assert_eq!(shared(&HOUSE), TYPES);
}

#[test]
fn a_name_that_two_types_have_is_seen() {
    let house = House::of(&[
        ("map/a.rs", "struct Path;"),
        ("map/b.rs", "mod inner { pub type Path = u8; }\n#[cfg(test)]\nmod tests { struct Path; }"),
        ("app/c.rs", "enum Path {}\nimpl Iterator for X { type Item = u8; }"),
        ("app/d.rs", "impl Iterator for Y { type Item = u8; }"),
    ]);
    assert_eq!(shared(&house), [("map", "Path", 2)]);
}
