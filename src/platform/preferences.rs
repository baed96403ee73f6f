//! Two words kept in the browser: the reader's language and theme. Where keeping is refused, nothing is kept.

use web_sys::Storage;

// Reading `localStorage` throws in a cross-site frame; that is a "no" like any other.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What was kept under a name.
pub fn load(name: &str) -> Option<String> {
    storage()?.get_item(&format!("hangyong:{name}")).ok().flatten()
}

/// Keeps a value under a name, if the browser lets us.
pub fn save(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _full_or_refused = storage.set_item(&format!("hangyong:{name}"), value);
    }
}
