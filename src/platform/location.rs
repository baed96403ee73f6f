//! The address of the site and of the open page.

use wasm_bindgen::JsValue;
use web_sys::Url;

/// The address bar, split into the parts that the application uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UrlParts {
    /// The path below the site's root, without its first slash.
    pub path: String,
    /// The query with its `?`, or empty.
    pub query: String,
    /// The fragment with its `#`, or empty.
    pub fragment: String,
}

/// The path of the site's root, with a slash at both ends. Static pages give it in `data-root`, relative to themselves;
/// a page without that attribute belongs to a site at the root of its host.
pub fn root() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let said = document
        .and_then(|document| document.document_element())
        .and_then(|element| element.get_attribute("data-root"))
        .unwrap_or_else(|| "/".into());
    Url::new_with_base(&said, &href()).map_or_else(|_| "/".into(), |url| url.pathname())
}

/// The absolute URL of a path such as [`root`].
pub fn absolute(path: &str) -> String {
    Url::new_with_base(path, &href()).map_or_else(|_| path.to_owned(), |url| url.href())
}

fn href() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The address that is open now.
pub fn place(root: &str) -> UrlParts {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return UrlParts::default();
    };
    let path = location.pathname().unwrap_or_default();
    UrlParts {
        path: path.strip_prefix(root).unwrap_or(&path).trim_start_matches('/').to_owned(),
        query: location.search().unwrap_or_default(),
        fragment: location.hash().unwrap_or_default(),
    }
}

/// Adds a history entry: a path with its query and fragment.
pub fn push(address: &str) {
    with_history(|history| history.push_state_with_url(&JsValue::NULL, "", Some(address)));
}

/// Changes the address of the current history entry and keeps its note: a path with its query and fragment.
pub fn replace(address: &str) {
    with_history(|history| {
        let state = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&state, "", Some(address))
    });
}

/// Stores a note in the current history entry; Back, Forward and reload bring it back.
pub fn note(text: &str) {
    let state = if text.is_empty() { JsValue::NULL } else { JsValue::from_str(text) };
    with_history(|history| history.replace_state_with_url(&state, "", None));
}

/// The note of the current history entry; empty if there is none.
pub fn noted() -> String {
    let state = web_sys::window().and_then(|window| window.history().ok()?.state().ok());
    state.and_then(|state| state.as_string()).unwrap_or_default()
}

/// Leaves the page for another one in its place.
pub fn load(address: &str) {
    let location = web_sys::window().map(|window| window.location());
    let _refused = location.map(|location| location.replace(address));
}

/// Changes the fragment of the current history entry; `fragment` is without its `#`.
pub fn replace_fragment(root: &str, fragment: &str) {
    let UrlParts { path, query, .. } = place(root);
    replace(&[root, &path, &query, "#", fragment].concat());
}

// A sandboxed frame may deny access to its history; the page works without.
fn with_history(change: impl FnOnce(&web_sys::History) -> Result<(), JsValue>) {
    if let Some(Ok(history)) = web_sys::window().map(|window| window.history()) {
        let _refused = change(&history);
    }
}
