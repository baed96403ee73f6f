//! A sign for requests to end before they are answered.

use std::cell::Cell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The sign. By names of functions, as in `kept_bytes`.
pub struct Stop {
    /// The browser's own; none in one that cannot end requests.
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
    /// Ends every request that heeds the sign.
    pub fn give(&self) {
        self.given.set(true);
        if let Some(controller) = &self.controller {
            let abort = Reflect::get(controller, &"abort".into()).and_then(JsCast::dyn_into::<Function>);
            let _never_refused = abort.and_then(|abort| abort.call0(controller));
        }
    }

    /// Whether it was given.
    pub fn is_given(&self) -> bool {
        self.given.get()
    }

    /// What a request is told, so that it heeds the sign.
    pub(super) fn signal(&self) -> Option<JsValue> {
        Reflect::get(self.controller.as_ref()?, &"signal".into()).ok()
    }
}
