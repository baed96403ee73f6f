//! How long a function may be.

use crate::house::House;
use crate::source::HOUSE;

/// The most lines between the braces. Clippy counts too, but skips comments, `#[component]` and `#[hook]`.
const LINES: usize = 60;

fn long(house: &House) -> Vec<String> {
    let sources = house.sources.iter().filter(|source| !source.is_test);
    let functions = sources.flat_map(|source| source.functions.iter().map(move |each| (source, each)));
    let long = functions.filter(|(_, each)| each.lines > LINES && !each.in_test);
    long.map(|(source, each)| format!("{}:{} {}: {}", source.place, each.line, each.name, each.lines))
        .collect()
}

#[test]
fn a_function_fits_on_a_screen() {
    let long = long(&HOUSE);
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn a_line_too_many_is_seen() {
    let of = |lines: usize| format!("#[component]\nfn page() {{\n{}}}", "    step();\n".repeat(lines));
    let house = House::of(&[("ui/short.rs", &of(LINES)), ("ui/long.rs", &of(LINES + 1))]);
    assert_eq!(long(&house), ["ui/long.rs:2 page: 61"]);
}

#[test]
fn a_method_is_a_function_and_a_test_is_none() {
    let body = "    step();\n".repeat(LINES + 1);
    let method = format!("impl Map {{ fn draw() {{\n{body}}} }}");
    let test = format!("#[cfg(test)]\nmod tests {{ fn journey() {{\n{body}}} }}");
    let house = House::of(&[("map/a.rs", &method), ("map/b.rs", &test)]);
    assert_eq!(long(&house), ["map/a.rs:1 draw: 61"]);
}
