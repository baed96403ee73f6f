//! Text that was typed but not submitted, kept for a reload in the same tab. If the browser refuses storage, nothing is
//! kept.

use web_sys::Storage;

const PREFIX: &str = "hangyong:draft:";

// Reading `sessionStorage` throws in a cross-site frame; that counts as a refusal like any other.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// The text kept under a name.
pub fn load(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Keeps a text under a name, if the browser allows it.
pub fn keep(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _full_or_refused = storage.set_item(&format!("{PREFIX}{name}"), text);
    }
}

/// Removes the text kept under a name.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _refused = storage.remove_item(&format!("{PREFIX}{name}"));
    }
}

/// Removes all texts kept under names that begin with `beginning`.
pub fn forget_all(beginning: &str) {
    let Some(storage) = storage() else { return };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let beginning = format!("{PREFIX}{beginning}");
    // Collected first: removing a key shifts those after it.
    for key in keys.filter(|key| key.starts_with(&beginning)).collect::<Vec<_>>() {
        let _refused = storage.remove_item(&key);
    }
}
