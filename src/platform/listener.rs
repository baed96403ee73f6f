//! An event listener that is removed when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

/// A registered listener; dropping it removes it.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
    capturing: bool,
}

impl Listener {
    /// Listens to an event. `passive: false` is needed if the browser's default action may have to be prevented.
    pub fn new(
        target: &EventTarget,
        name: &'static str,
        passive: bool,
        heard: impl FnMut(Event) + 'static,
    ) -> Self {
        let options = AddEventListenerOptions::new();
        options.set_passive(passive);
        Self::with(target, name, &options, false, heard)
    }

    /// Listens to an event of everything below the target, including events that do not bubble, such as `scroll`.
    pub fn capturing(
        target: &EventTarget,
        name: &'static str,
        mut heard: impl FnMut(&Event) + 'static,
    ) -> Self {
        let options = AddEventListenerOptions::new();
        options.set_passive(true);
        options.set_capture(true);
        Self::with(target, name, &options, true, move |event| heard(&event))
    }

    fn with(
        target: &EventTarget,
        name: &'static str,
        options: &AddEventListenerOptions,
        capturing: bool,
        heard: impl FnMut(Event) + 'static,
    ) -> Self {
        let closure = Closure::new(heard);
        let function = closure.as_ref().unchecked_ref();
        // Adding a listener to a live target cannot fail; if it did, only the event would be missing, not the map.
        let _ =
            target.add_event_listener_with_callback_and_add_event_listener_options(name, function, options);
        Self { target: target.clone(), name, closure, capturing }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.name, function, self.capturing);
    }
}
