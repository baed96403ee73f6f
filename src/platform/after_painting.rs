//! Work that waits until the next frame has been painted.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Pending work; dropping this cancels it.
pub struct AfterPainting(Rc<Cell<bool>>);

impl Drop for AfterPainting {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

/// Runs `then` after the next frame. A hidden page paints no frames and runs it when it is shown again.
pub fn after_painting(then: impl FnOnce() + 'static) -> AfterPainting {
    let is_dropped = Rc::new(Cell::new(false));
    let dropped = is_dropped.clone();
    // A frame's callback runs before the frame is painted; a timer set in that callback runs after it.
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
