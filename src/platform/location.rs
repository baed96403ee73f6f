//! Where the site is, and which of its addresses is open.

use wasm_bindgen::JsValue;
use web_sys::Url;

/// The address bar, cut into what the application reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The path below the site's root, without its first slash.
    pub path: String,
    /// The query with its `?`, or empty.
    pub query: String,
    /// The fragment with its `#`, or empty.
    pub fragment: String,
}

/// The path of the site's root, with a slash at both ends. Static pages say in `data-root` how far below it they lie;
/// a page that does not say so lies at the root of its host.
pub fn root() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let said = document
        .and_then(|document| document.document_element())
        .and_then(|element| element.get_attribute("data-root"))
        .unwrap_or_else(|| "/".into());
    Url::new_with_base(&said, &href()).map_or_else(|_| "/".into(), |url| url.pathname())
}

/// The whole address of a path such as [`root`].
pub fn absolute(path: &str) -> String {
    Url::new_with_base(path, &href()).map_or_else(|_| path.to_owned(), |url| url.href())
}

fn href() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// What the address bar says now.
pub fn place(root: &str) -> Place {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return Place::default();
    };
    let path = location.pathname().unwrap_or_default();
    Place {
        path: path.strip_prefix(root).unwrap_or(&path).trim_start_matches('/').to_owned(),
        query: location.search().unwrap_or_default(),
        fragment: location.hash().unwrap_or_default(),
    }
}

/// Makes a new entry in the history: a path with its query and fragment.
pub fn push(address: &str) {
    with_history(|history| history.push_state_with_url(&JsValue::NULL, "", Some(address)));
}

/// Changes the present entry of the history, which keeps its note: a path with its query and fragment.
pub fn replace(address: &str) {
    with_history(|history| {
        let state = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&state, "", Some(address))
    });
}

/// Writes a note to the present entry of the history, which Back, Forward and reload bring again.
pub fn note(text: &str) {
    let state = if text.is_empty() { JsValue::NULL } else { JsValue::from_str(text) };
    with_history(|history| history.replace_state_with_url(&state, "", None));
}

/// The note of the present entry.
pub fn noted() -> String {
    let state = web_sys::window().and_then(|window| window.history().ok()?.state().ok());
    state.and_then(|state| state.as_string()).unwrap_or_default()
}

/// Changes the fragment of the present entry; `fragment` is without its `#`.
pub fn replace_fragment(root: &str, fragment: &str) {
    let Place { path, query, .. } = place(root);
    replace(&[root, &path, &query, "#", fragment].concat());
}

// A sandboxed frame may refuse its history; the page works without.
fn with_history(change: impl FnOnce(&web_sys::History) -> Result<(), JsValue>) {
    if let Some(Ok(history)) = web_sys::window().map(|window| window.history()) {
        let _refused = change(&history);
    }
}
