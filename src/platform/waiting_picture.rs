//! The static page's map, which lies over the canvas until the application has painted its own.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement};

thread_local! {
    static HELD: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Keeps the picture of the page that is about to be taken away, if it has one.
pub fn hold() {
    let picture = super::document::select(".map__picture");
    // A copy: the page's own text stays whole for the case that the application breaks down.
    let copy = picture.and_then(|picture| picture.clone_node_with_deep(true).ok()?.dyn_into().ok());
    HELD.with(|held| held.replace(copy));
}

/// Lays the held picture over the canvas, under what stands on the map.
pub fn lay_over(canvas: &HtmlCanvasElement) {
    HELD.with_borrow(|held| {
        if let Some(picture) = held {
            // The canvas stays whatever becomes of this.
            let _ = canvas.after_with_node_1(picture);
        }
    });
}

/// The canvas shows the map by itself.
pub fn put_away() {
    if let Some(picture) = HELD.take() {
        picture.remove();
    }
}
