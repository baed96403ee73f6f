//! Copying.

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::platform;

/// Copies a text and tells whether it was done.
pub fn copy(text: String, done: Callback<bool>) {
    spawn_local(async move { done.emit(platform::clipboard::copy(&text).await) });
}
