//! What a button of a static page means, for a press that comes before the program is loaded
//! (`assets/shell/early.js`).

use crate::app::TripRequest;

/// The wish of a button, as text; on a page that the program has rendered there is no need for it.
#[cfg(not(target_arch = "wasm32"))]
pub fn early(wish: &TripRequest) -> Option<String> {
    Some(wish.written())
}

/// See above.
#[cfg(target_arch = "wasm32")]
pub const fn early(_: &TripRequest) -> Option<String> {
    None
}
