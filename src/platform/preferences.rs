//! Small settings kept in the browser, such as the reader's language and theme; losing them does no harm. If the
//! browser refuses storage, nothing is kept.

use web_sys::Storage;

// Reading `localStorage` throws in a cross-site frame; that counts as a refusal like any other.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Whether the browser lets this page store anything at all.
pub fn are_allowed() -> bool {
    storage().is_some()
}

/// The value kept under a name.
pub fn load(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)).ok().flatten()
}

/// Keeps a value under a name, if the browser allows it.
pub fn save(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _full_or_refused = storage.set_item(&key(name), value);
    }
}

/// Removes the value kept under a name.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        let _refused = storage.remove_item(&key(name));
    }
}

/// The names that begin with `beginning` and have a value.
pub fn names(beginning: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let own = keys.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    own.filter(|name| name.starts_with(beginning)).collect()
}

/// Removes all values of this program.
pub fn clear() {
    names("").iter().for_each(|name| remove(name));
}

/// Keeps this program's keys apart: other programs may live on the same host.
const PREFIX: &str = "hangyong:";

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}
