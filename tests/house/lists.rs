//! Safari treats a list without bullets as plain text unless its role is explicit, and none of the site's lists has
//! bullets by default.

use crate::house::House;
use crate::source::HOUSE;

fn silent(house: &House) -> Vec<String> {
    let pages = house.sources.iter().filter(|source| source.layer() == "ui");
    let lists = pages.flat_map(|source| {
        let after = ["<ul", "<ol"].into_iter().flat_map(|tag| source.text.split(tag).skip(1));
        after.map(move |after| (source, after.lines().next().unwrap_or_default()))
    });
    let silent = lists.filter(|(_, after)| after.starts_with([' ', '>']) || after.is_empty());
    let silent = silent.filter(|(_, after)| !after.starts_with(" role=\"list\""));
    silent.map(|(source, after)| format!("{}:{after}", source.place)).collect()
}

#[test]
fn every_list_of_the_interface_says_that_it_is_one() {
    assert_eq!(silent(&HOUSE), Vec::<String>::new());
}

#[test]
fn a_list_that_says_nothing_is_seen() {
    let text = "fn f() { html! { <ul role=\"list\"><li><ol class=\"a\"></ol></li></ul> } }";
    let house = House::of(&[("ui/a.rs", text)]);
    assert_eq!(silent(&house).len(), 1);
}
