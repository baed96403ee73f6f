//! What is typed and not given yet, kept for a page that is loaded again in the same tab. Where keeping is refused,
//! nothing is kept.

use web_sys::Storage;

const PREFIX: &str = "hangyong:draft:";

// Reading `sessionStorage` throws in a cross-site frame; that is a "no" like any other.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// What was kept under a name.
pub fn load(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Keeps a text under a name, if the browser lets us.
pub fn keep(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _full_or_refused = storage.set_item(&format!("{PREFIX}{name}"), text);
    }
}

/// Forgets what was kept under a name.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _refused = storage.remove_item(&format!("{PREFIX}{name}"));
    }
}

/// Forgets all that was kept under names that begin like that.
pub fn forget_all(beginning: &str) {
    let Some(storage) = storage() else { return };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let beginning = format!("{PREFIX}{beginning}");
    // Taking one out moves those behind it.
    for key in keys.filter(|key| key.starts_with(&beginning)).collect::<Vec<_>>() {
        let _refused = storage.remove_item(&key);
    }
}
