//! Copying.

use yew::Callback;

use crate::platform;
use crate::platform::task::spawn_local;

/// Copies a text; `done` receives whether that worked.
pub fn copy(text: String, done: Callback<bool>) {
    spawn_local(async move { done.emit(platform::clipboard::copy(&text).await) });
}
