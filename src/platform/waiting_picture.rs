//! The static page's picture of the map, which covers the canvas until the application has painted its own.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement};

use crate::map::Moved;

thread_local! {
    static HELD: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Where the script that moves the picture keeps how it has moved it.
const MOVED: &str = "data-moved";

/// Keeps a copy of the picture in the page that is about to be removed, if it has one.
pub fn hold() {
    let picture = super::document::select(".map__picture");
    // A copy: the static page must stay complete in case the application breaks down.
    let copy = picture.and_then(|picture| picture.clone_node_with_deep(true).ok()?.dyn_into().ok());
    HELD.with(|held| held.replace(copy));
}

/// Places the kept picture over the canvas, below everything else on the map.
pub fn lay_over(canvas: &HtmlCanvasElement) {
    HELD.with_borrow(|held| {
        if let Some(picture) = held {
            // If this fails, the canvas is still there.
            let _ = canvas.after_with_node_1(picture);
        }
    });
}

/// How the reader has moved the picture so far (`assets/shell/early-map.js`); `None` if it was not moved, or is no
/// longer there.
pub fn moved() -> Option<Moved> {
    HELD.with_borrow(|held| Moved::from_text(&held.as_ref()?.get_attribute(MOVED)?))
}

/// Removes the picture, once the canvas shows the map itself.
pub fn put_away() {
    if let Some(picture) = HELD.take() {
        picture.remove();
    }
}
