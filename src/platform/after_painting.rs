//! Work that waits until the next frame has been painted.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Work that is still to come; it is not done once this is dropped.
pub struct AfterPainting(Rc<Cell<bool>>);

impl Drop for AfterPainting {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

/// Does something after the next frame. A page that is hidden paints none, and does it when it is shown again.
pub fn after_painting(then: impl FnOnce() + 'static) -> AfterPainting {
    let is_dropped = Rc::new(Cell::new(false));
    let dropped = is_dropped.clone();
    // A frame's callback comes before its painting, and a timer of the callback after it.
    let frame = Closure::once_into_js(move || {
        Timeout::new(0, move || {
            if !dropped.get() {
                then();
            }
        })
        .forget();
    });
    if let Some(window) = web_sys::window() {
        let _no_frame = window.request_animation_frame(frame.unchecked_ref());
    }
    AfterPainting(is_dropped)
}
