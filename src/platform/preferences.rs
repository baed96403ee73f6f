//! A few words kept in the browser, such as the reader's language and theme: what may be lost without harm. Where
//! keeping is refused, nothing is kept.

use web_sys::Storage;

// Reading `localStorage` throws in a cross-site frame; that is a "no" like any other.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Whether the browser lets this page keep anything at all.
pub fn are_allowed() -> bool {
    storage().is_some()
}

/// What was kept under a name.
pub fn load(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)).ok().flatten()
}

/// Keeps a value under a name, if the browser lets us.
pub fn save(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _full_or_refused = storage.set_item(&key(name), value);
    }
}

/// Forgets what was kept under a name.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        let _refused = storage.remove_item(&key(name));
    }
}

/// The names that begin like that and under which something is kept.
pub fn names(beginning: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let own = keys.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    own.filter(|name| name.starts_with(beginning)).collect()
}

/// Forgets everything.
pub fn clear() {
    names("").iter().for_each(|name| remove(name));
}

/// Other programs may live on the same host.
const PREFIX: &str = "hangyong:";

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}
