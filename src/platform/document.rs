//! The document, its root element and the window.

use web_sys::{Element, Event, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use wasm_bindgen::JsCast;

fn root_element() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(element) = root_element() {
        let _invalid_name = element.set_attribute(name, value);
    }
}

/// An attribute of the page's root element; empty when it has none.
pub fn root_attribute(name: &str) -> String {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    root.and_then(|root| root.get_attribute(name)).unwrap_or_default()
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Sets the page's canonical address (`link rel=canonical`).
pub fn set_canonical(address: &str) {
    if let Some(link) = select_all("link[rel=canonical]").first() {
        let _valid_name = link.set_attribute("href", address);
    }
}

/// The element with that id.
pub fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that matches a selector.
pub fn select(selector: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Every element that matches a selector, in the order of the document.
pub fn select_all(selector: &str) -> Vec<Element> {
    let found = || web_sys::window()?.document()?.query_selector_all(selector).ok();
    let list = found();
    let each = |list: &web_sys::NodeList| {
        (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
    };
    list.as_ref().map(each).unwrap_or_default()
}

/// Whether a media query matches now.
pub fn media(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// The height of the window in CSS pixels; 0 outside a window.
pub fn window_height() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64())
        .unwrap_or(0.0)
}

/// Brings an element into view inside its scrolling panel.
pub fn reveal(element: &Element, smooth: bool) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(if smooth { ScrollBehavior::Smooth } else { ScrollBehavior::Instant });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The languages that the reader prefers, best first, as BCP 47 tags.
pub fn preferred_languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Sets a User Timing mark.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        let _already_gone = performance.mark(name);
    }
}

/// Whether a User Timing mark of that name was set.
pub fn is_marked(name: &str) -> bool {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.is_some_and(|performance| performance.get_entries_by_name(name).length() > 0)
}

/// Listens to an event of the window.
pub fn on_window(name: &'static str, heard: impl Fn() + 'static) -> Option<super::Listener> {
    let window = web_sys::window()?;
    Some(super::Listener::new(&window, name, true, move |_| heard()))
}

/// Listens to an event of the window and of everything in it, including events that do not bubble, such as `scroll`.
pub fn capture_on_window(name: &'static str, heard: impl FnMut(&Event) + 'static) -> Option<super::Listener> {
    let window = web_sys::window()?;
    Some(super::Listener::capturing(&window, name, heard))
}

/// Listens to an event of the page. `passive: false` is needed if the browser's default may have to be prevented.
pub fn on_page(
    name: &'static str,
    passive: bool,
    heard: impl FnMut(Event) + 'static,
) -> Option<super::Listener> {
    let page = web_sys::window()?.document()?;
    Some(super::Listener::new(&page, name, passive, heard))
}

/// Listens for a media query starting or ceasing to match.
pub fn on_media(query: &str, heard: impl Fn() + 'static) -> Option<super::Listener> {
    let list = web_sys::window()?.match_media(query).ok()??;
    Some(super::Listener::new(&list, "change", true, move |_| heard()))
}

/// Writes a warning to the browser's console, for developers.
pub fn warn(what: &str) {
    web_sys::console::warn_1(&what.into());
}

/// Notifies the scripts around the application by dispatching an event on the window.
pub fn announce(name: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(name)) {
        let _never_cancelled = window.dispatch_event(&event);
    }
}
