//! Which code may use the browser's interfaces: `platform`, and `ui` for the few types that events consist of.

use crate::exceptions::BROWSER;
use crate::house::{House, Place};
use crate::source::{HOUSE, Source};

/// Crates that give access to the browser.
const CRATES: [&str; 6] =
    ["gloo_events", "gloo_timers", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "web_sys"];

/// What pages need to receive an event and to query the element where it happened; no calls into the window.
const EVENTS: [&str; 15] = [
    "wasm_bindgen::JsCast",
    "web_sys::Element",
    "web_sys::Event",
    "web_sys::EventTarget",
    "web_sys::FocusEvent",
    "web_sys::HtmlAnchorElement",
    "web_sys::HtmlCanvasElement",
    "web_sys::HtmlDialogElement",
    "web_sys::HtmlElement",
    "web_sys::HtmlInputElement",
    "web_sys::HtmlSelectElement",
    "web_sys::HtmlTextAreaElement",
    "web_sys::KeyboardEvent",
    "web_sys::MouseEvent",
    "web_sys::PointerEvent",
];

/// The browser items named outside `platform`, by file; each name once.
fn named(house: &House) -> Vec<(&str, String)> {
    let outside = house.sources.iter().filter(|source| source.layer() != "platform");
    let mut all: Vec<_> = outside
        .flat_map(|source| {
            let foreign = source.paths.iter().filter_map(|named| foreign(house, named));
            foreign.filter(|name| !is_allowed(source, name)).map(|name| (source.place.as_str(), name))
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

/// The browser item that a path names, without anything after the type: `web_sys::Element`, `web_sys::window`.
fn foreign(house: &House, named: &crate::source::Named) -> Option<String> {
    let Place::Foreign(path) = house.resolve(named) else { return None };
    let is_known = CRATES.contains(&path.first()?.as_str()) || path.first()? == "yew";
    let is_type = |name: &String| name.starts_with(char::is_uppercase);
    let length = path.iter().position(is_type).map_or(path.len(), |at| at + 1);
    is_known.then(|| path[..length].join("::"))
}

fn is_allowed(source: &Source, name: &str) -> bool {
    match source.layer() {
        "ui" => EVENTS.contains(&name) || name.starts_with("yew"),
        "site" => name.starts_with("yew"),
        _ => false,
    }
}

#[test]
fn only_the_platform_speaks_to_the_browser() {
    let named = named(&HOUSE);
    let named: Vec<_> = named.iter().map(|(place, name)| (*place, name.as_str())).collect();
    let expected: Vec<_> =
        BROWSER.iter().flat_map(|(place, names, _)| names.iter().map(|name| (*place, *name))).collect();
    assert_eq!(named, expected);
}

#[test]
fn a_word_to_the_browser_is_heard() {
    let house = House::of(&[
        ("ui/a.rs", "use web_sys::Element;\nfn f() { web_sys::window() }"),
        ("ui/b.rs", "use gloo_timers::callback::Timeout;\nfn f() { Timeout::new(1, g) }"),
        ("app/c.rs", "fn f(_: web_sys::Element) {}"),
        ("map/d.rs", "use yew::Html;"),
        ("platform/e.rs", "fn f() { web_sys::window() }"),
    ]);
    let told: Vec<_> = named(&house).into_iter().map(|(place, name)| format!("{place} {name}")).collect();
    let expected = [
        "app/c.rs web_sys::Element",
        "map/d.rs yew::Html",
        "ui/a.rs web_sys::window",
        "ui/b.rs gloo_timers::callback::Timeout",
    ];
    assert_eq!(told, expected);
}
