//! The static page's picture of the map, which covers the canvas until the application has painted its own.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement};

thread_local! {
    static HELD: RefCell<Option<Element>> = const { RefCell::new(None) };
}

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

/// Removes the picture, once the canvas shows the map itself.
pub fn put_away() {
    if let Some(picture) = HELD.take() {
        picture.remove();
    }
}
