//! Every file opens by saying what it is for.

use crate::house::House;
use crate::source::HOUSE;

fn silent(house: &House) -> Vec<&str> {
    let silent = house.sources.iter().filter(|source| !source.text.starts_with("//!"));
    silent.map(|source| source.place.as_str()).collect()
}

#[test]
fn every_module_opens_by_saying_what_it_is_for() {
    assert_eq!(silent(&HOUSE), Vec::<&str>::new());
}

#[test]
fn a_file_that_says_nothing_is_seen() {
    let house = House::of(&[("map/a.rs", "//! A camera.\n"), ("map/b.rs", "/// A camera.\nstruct Camera;")]);
    assert_eq!(silent(&house), ["map/b.rs"]);
}
