//! Signals that abort requests before they are answered.

use std::cell::Cell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An abort signal. Functions are called by name, as in `kept_bytes`.
pub struct Stop {
    /// The browser's `AbortController`; `None` in a browser that cannot abort requests.
    controller: Option<JsValue>,
    given: Cell<bool>,
}

impl Default for Stop {
    fn default() -> Self {
        let class =
            web_sys::window().and_then(|window| Reflect::get(&window, &"AbortController".into()).ok());
        let class = class.and_then(|class| class.dyn_into::<Function>().ok());
        let controller = class.and_then(|class| Reflect::construct(&class, &Array::new()).ok());
        Self { controller, given: Cell::new(false) }
    }
}

impl Stop {
    /// Aborts every request that was given the signal.
    pub fn give(&self) {
        self.given.set(true);
        if let Some(controller) = &self.controller {
            let abort = Reflect::get(controller, &"abort".into()).and_then(JsCast::dyn_into::<Function>);
            let _never_refused = abort.and_then(|abort| abort.call0(controller));
        }
    }

    /// Whether the signal was given.
    pub fn is_given(&self) -> bool {
        self.given.get()
    }

    /// The `AbortSignal` to pass to a request.
    pub(super) fn signal(&self) -> Option<JsValue> {
        Reflect::get(self.controller.as_ref()?, &"signal".into()).ok()
    }
}

/// An `AbortSignal` made by one of that class's static functions, such as `timeout`. Called by name, as in
/// `kept_bytes`; `None` in browsers without the function.
pub(super) fn sign(made_by: &str, given: &JsValue) -> Option<JsValue> {
    let class = Reflect::get(&js_sys::global(), &"AbortSignal".into()).ok()?;
    let make: Function = Reflect::get(&class, &made_by.into()).ok()?.dyn_into().ok()?;
    make.call1(&class, given).ok()
}
