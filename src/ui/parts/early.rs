//! What a button of a static page means, for a press that comes before the program does (`assets/shell/early.js`).

use crate::app::Wish;

/// The wish of a button, as text; a page that the program has drawn hears presses itself.
#[cfg(not(target_arch = "wasm32"))]
pub fn early(wish: &Wish) -> Option<String> {
    Some(wish.written())
}

/// See above.
#[cfg(target_arch = "wasm32")]
pub const fn early(_: &Wish) -> Option<String> {
    None
}
